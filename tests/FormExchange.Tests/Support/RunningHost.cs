using FormExchange.Cli.Hosting;
using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Host;
using FormExchange.Host.Settings;
using FormExchange.Transport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Tests.Support;

/// <summary>A whole host inside the test's process, on a data folder of its own: API, workers, bus and store as in earnest.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ExchangeHost _host;

    private RunningHost(TemporaryFolder folder, ExchangeHost host)
    {
        _folder = folder;
        _host = host;
        Client = new HostClient(host.Contact);
    }

    public HostClient Client { get; }

    public HostContact Contact => _host.Contact;

    public IExchangeStore Store => _host.Services.GetRequiredService<IExchangeStore>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public string File(params string[] parts) => _folder.File(parts);

    public static async Task<RunningHost> StartAsync(ExchangeOptions? options = null, string? schemas = null)
    {
        var folder = new TemporaryFolder();
        var settings = new HostSettings
        {
            DataFolder = folder.File("data"),
            SchemasFolder = schemas ?? Repository.Schemas,
            Address = new Uri("http://127.0.0.1:0"),
            LogLevel = LogLevel.Error,
            Transport = new TransportOptions { SendTimeout = TimeSpan.FromSeconds(2) },
            Exchanges = options ?? new ExchangeOptions(),
        };
        var (host, problems) = await ExchangeHost.StartAsync(settings, TimeProvider.System, CancellationToken.None);
        return new RunningHost(folder, host ?? throw new InvalidOperationException(string.Join("; ", problems.Select(p => p.Code))));
    }

    /// <summary>Rows of every table by its name: equal before and after says that nothing was stored, not even half.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync()
    {
        await using var db = Store.Read();
        return new Dictionary<string, int>
        {
            ["exchanges"] = await db.Exchanges.CountAsync(),
            ["journal"] = await db.Journal.CountAsync(),
            ["outbox"] = await db.Outbox.CountAsync(),
            ["inbox"] = await db.Inbox.CountAsync(),
            ["bodies"] = await db.Bodies.CountAsync(),
            ["attachments"] = await db.Attachments.CountAsync(),
            ["parts"] = await db.Parts.CountAsync(),
            ["submission keys"] = await db.SubmissionKeys.CountAsync(),
            ["acceptance keys"] = await db.AcceptanceKeys.CountAsync(),
        };
    }

    /// <summary>Waits until nothing is to send, to judge or to receipt.</summary>
    public async Task SettleAsync(TimeSpan atMost)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await WorkLeftAsync() is { } left)
        {
            if (TimeProvider.System.GetElapsedTime(start) > atMost)
            {
                throw new TimeoutException("Still to do: " + left);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string?> WorkLeftAsync()
    {
        await using var db = Store.Read();
        var toSend = await db.Outbox.CountAsync(o => o.State == OutboxState.Pending || o.State == OutboxState.AwaitingReceipt);
        var toJudge = await db.Inbox.CountAsync(i => i.State == InboxState.Waiting || i.State == InboxState.AwaitingParts);
        return toSend + toJudge == 0 ? null : $"{toSend} to send or to receipt, {toJudge} to judge";
    }
}
