using System.CommandLine;
using FormExchange.Forms;
using FormExchange.Host;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Cli.Hosting;

/// <summary>The host of a data folder: the one that runs on it, or, where none does, one of this process's own.</summary>
internal sealed class ReachedHost : IAsyncDisposable
{
    private const int MostHosts = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private readonly ExchangeHost? _own;

    private ReachedHost(HostClient client, ExchangeHost? own) => (Client, _own) = (client, own);

    public HostClient Client { get; }

    /// <summary>Services of the own host; null where another process has the folder.</summary>
    public IServiceProvider? OwnServices => _own?.Services;

    /// <summary>
    /// Does <paramref name="work"/> with the folder's host and gives its exit code, or says the reasons why there is no host. The host of
    /// another command ends with that command: the work is then begun again with the next one, which it is told.
    /// </summary>
    public static async Task<int> WithAsync(ParseResult parsed, Func<ReachedHost, bool, Task<int>> work, CancellationToken cancel)
    {
        var data = CommonOptions.DataFolder(parsed);
        for (var hosts = 1; hosts <= MostHosts; hosts++)
        {
            var (host, code) = await ReachAsync(parsed, data, cancel).ConfigureAwait(false);
            if (host is null)
            {
                return code;
            }

            await using (host.ConfigureAwait(false))
            {
                try
                {
                    return await work(host, hosts > 1).ConfigureAwait(false);
                }
                catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
                {
                    // The next host, or our own.
                }
            }
        }

        return CommonOptions.Output(parsed).Fail(CliCodes.Unreachable.Refusal(data), ExitCode.Unreachable);
    }

    /// <summary>The host; where there is none, the reasons were said and the exit code tells of what kind they are.</summary>
    public static async Task<(ReachedHost? Host, int Code)> ReachAsync(ParseResult parsed, string dataFolder, CancellationToken cancel)
    {
        var (host, problems) = await ReachAsync(dataFolder, CommonOptions.SchemasFolder(parsed), cancel).ConfigureAwait(false);
        var output = CommonOptions.Output(parsed);
        foreach (var problem in problems)
        {
            output.Fail(problem);
        }

        return (host, problems.Select(p => CodeOf(p.Code)).DefaultIfEmpty(ExitCode.Fine).Max());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A folder that is taken without a host that answers has one that starts or ends: it is given time.</summary>
    private static async Task<(ReachedHost? Host, IReadOnlyList<Refusal> Problems)> ReachAsync(
        string dataFolder, string schemasFolder, CancellationToken cancel)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        do
        {
            if (DataFolders.FindOwner(dataFolder) is { } contact)
            {
                var client = new HostClient(contact);
                if (await client.AnswersAsync(cancel).ConfigureAwait(false))
                {
                    return (new ReachedHost(client, null), []);
                }

                client.Dispose();
            }
            else
            {
                var (own, problems) = await ExchangeHost.StartAsync(Settings(dataFolder, schemasFolder), time, cancel).ConfigureAwait(false);
                if (own is not null)
                {
                    return (new ReachedHost(new HostClient(own.Contact), own), []);
                }

                if (problems.All(p => p.Code != HostCodes.DataInUse.Code))
                {
                    return (null, problems);
                }
            }

            await Task.Delay(BetweenLooks, time, cancel).ConfigureAwait(false);
        }
        while (time.GetElapsedTime(start) < LongestWait);
        return (null, [CliCodes.Unreachable.Refusal(dataFolder)]);
    }

    private static HostSettings Settings(string dataFolder, string schemasFolder) => new()
    {
        DataFolder = dataFolder,
        SchemasFolder = schemasFolder,
        Address = new Uri("http://127.0.0.1:0"),
        LogLevel = Microsoft.Extensions.Logging.LogLevel.Error,
        Passphrase = KeyPassphrase.OfEnvironment(),
    };

    private static int CodeOf(string problem) =>
        problem == CliCodes.Unreachable.Code ? ExitCode.Unreachable
        : problem == HostCodes.DataUnusable.Code ? ExitCode.Misuse
        : ExitCode.Refused;
}
