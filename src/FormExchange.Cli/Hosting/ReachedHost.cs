using System.CommandLine;
using FormExchange.Forms;
using FormExchange.Host;
using FormExchange.Host.Settings;

namespace FormExchange.Cli.Hosting;

/// <summary>The host of a data folder: the one that runs on it, or, where none does, one of this process's own.</summary>
internal sealed class ReachedHost : IAsyncDisposable
{
    private readonly ExchangeHost? _own;

    private ReachedHost(HostContact contact, ExchangeHost? own) => (Client, _own) = (new HostClient(contact), own);

    public HostClient Client { get; }

    /// <summary>Services of the own host; null where another process has the folder.</summary>
    public IServiceProvider? OwnServices => _own?.Services;

    /// <summary>The host, or every reason why there is none.</summary>
    public static async Task<(ReachedHost? Host, IReadOnlyList<Refusal> Problems)> ReachAsync(
        string dataFolder, string schemasFolder, CancellationToken cancel)
    {
        if (DataFolders.FindOwner(dataFolder) is { } contact)
        {
            return (new ReachedHost(contact, null), []);
        }

        var settings = new HostSettings
        {
            DataFolder = dataFolder,
            SchemasFolder = schemasFolder,
            Address = new Uri("http://127.0.0.1:0"),
            LogLevel = Microsoft.Extensions.Logging.LogLevel.Error,
        };
        var (own, problems) = await ExchangeHost.StartAsync(settings, TimeProvider.System, cancel).ConfigureAwait(false);
        return own is null ? (null, problems) : (new ReachedHost(own.Contact, own), problems);
    }

    /// <summary>As <see cref="ReachAsync(string, string, CancellationToken)"/>; says the reasons and gives the exit code where there is no host.</summary>
    public static async Task<(ReachedHost? Host, int Code)> ReachAsync(ParseResult parsed, string dataFolder, CancellationToken cancel)
    {
        var (host, problems) = await ReachAsync(dataFolder, CommonOptions.SchemasFolder(parsed), cancel).ConfigureAwait(false);
        var output = CommonOptions.Output(parsed);
        foreach (var problem in problems)
        {
            output.Fail(problem);
        }

        var taken = problems.Any(p => p.Code == HostCodes.DataInUse.Code);
        return (host, host is not null ? ExitCode.Fine : taken ? ExitCode.Unreachable : ExitCode.Refused);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync().ConfigureAwait(false);
        }
    }
}
