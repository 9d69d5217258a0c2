using FormExchange.Cli.Hosting;
using FormExchange.Exchanges.Data;
using FormExchange.Storage.Sqlite;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Journeys;

/// <summary>A text that somebody who operates the service may come to see, and where it was found.</summary>
internal sealed record Seen(string Where, string Text);

/// <summary>A stage on which everything is kept that is said or stored: hosts log all that they can.</summary>
internal abstract class WatchedStage : IAsyncDisposable
{
    public abstract HostClient Agency { get; }

    /// <summary>The query for the names of a store's tables.</summary>
    public abstract string TableNames { get; }

    public abstract string File(params string[] parts);

    /// <summary>Runs <paramref name="submit"/> and returns what can be seen of its messages on the bus, but for their bodies.</summary>
    public abstract Task<IReadOnlyList<Seen>> LookAtBusAsync(Func<Task> submit);

    /// <summary>Ends the hosts; returns all that they and their servers have said.</summary>
    public abstract Task<IReadOnlyList<Seen>> EndAsync();

    /// <summary>The stores of all hosts, once those have ended.</summary>
    public abstract IReadOnlyList<IExchangeStore> OpenStores();

    public abstract ValueTask DisposeAsync();
}

/// <summary>One host process, SQLite, the bus inside.</summary>
internal sealed class WatchedEmbedded : WatchedStage
{
    private readonly TemporaryFolder _folder = new();
    private readonly WorkSignals _signals = new();
    private readonly StagedHost _host;
    private SqliteExchangeStore? _store;

    private WatchedEmbedded() => _host = new StagedHost(_folder.File("data"), [("LogLevel", "Debug")]);

    public override HostClient Agency => _host.Client;

    public override string TableNames => "SELECT name FROM sqlite_master WHERE type = 'table'";

    public static async Task<WatchedStage> StartAsync()
    {
        var stage = new WatchedEmbedded();
        await stage._host.StartAsync();
        return stage;
    }

    public override string File(params string[] parts) => _folder.File(parts);

    public override async Task<IReadOnlyList<Seen>> LookAtBusAsync(Func<Task> submit)
    {
        await submit();
        return [];
    }

    public override async Task<IReadOnlyList<Seen>> EndAsync() => [new("the host's log", await _host.KillAsync())];

    public override IReadOnlyList<IExchangeStore> OpenStores() =>
        [_store ??= new SqliteExchangeStore(Path.Combine(_host.DataFolder, "exchanges.db"), _signals, FaultPoints.None)];

    public override async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _store?.Dispose();
        _signals.Dispose();
        _folder.Dispose();
    }
}

/// <summary>Two host processes, PostgreSQL, RabbitMQ.</summary>
internal sealed class WatchedInEarnest : WatchedStage
{
    private readonly StageServers _servers;
    private readonly TwoHostStage _stage;

    private WatchedInEarnest(StageServers servers, TwoHostStage stage) => (_servers, _stage) = (servers, stage);

    public override HostClient Agency => _stage.Agency;

    public override string TableNames => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";

    public static async Task<WatchedStage> StartAsync(StageServers servers) =>
        new WatchedInEarnest(servers, await TwoHostStage.StartAsync(servers, logLevel: "Debug"));

    public override string File(params string[] parts) => _stage.File(parts);

    /// <summary>While the fund's host is dead its mail waits at the broker. It is taken out there: the agency sends it again.</summary>
    public override async Task<IReadOnlyList<Seen>> LookAtBusAsync(Func<Task> submit)
    {
        var admin = _servers.Broker.Admin;
        var queue = BrokerNames.In(TwoHostStage.FundId);
        await _stage.FundHost.KillAsync();
        await submit();
        var waiting = new List<BrokerMessage>();
        await Until.TrueAsync(
            async () =>
            {
                // Its files come ahead of it.
                waiting.AddRange(await admin.TakeAsync(_stage.Vhost, queue, 100));
                return waiting.Any(m => System.Text.Encoding.UTF8.GetString(m.Body).Contains("EncryptedData"));
            },
            "the claim waits at the broker");
        waiting.ShouldAllBe(m => m.Headers.Count > 3);
        await _stage.FundHost.StartAsync();
        return
        [
            .. waiting.Select(m => new Seen("a message's headers", $"{m.Exchange} {m.RoutingKey} {m.Properties.ToJsonString()}")),
            .. waiting.Select(m => new Seen("a message's body", System.Text.Encoding.UTF8.GetString(m.Body))),
        ];
    }

    public override async Task<IReadOnlyList<Seen>> EndAsync()
    {
        List<Seen> seen = [new("names on the broker", (await _servers.Broker.Admin.ExportDefinitionsAsync(_stage.Vhost)).ToJsonString())];
        foreach (var host in new[] { _stage.AgencyHost, _stage.FundHost })
        {
            await host.KillAsync();
            seen.Add(new("a host's log", host.Said));
        }

        foreach (var folder in new[] { _servers.Broker.Folder, _servers.Database.Folder })
        {
            var logs = Directory.EnumerateFiles(folder, "*.log", SearchOption.AllDirectories).ToList();
            logs.ShouldNotBeEmpty(folder);
            seen.AddRange(logs.Select(log => new Seen(log, System.IO.File.ReadAllText(log))));
        }

        return seen;
    }

    public override IReadOnlyList<IExchangeStore> OpenStores() => _stage.Stores;

    public override ValueTask DisposeAsync() => _stage.DisposeAsync();
}
