using System.Security.Cryptography;
using FormExchange.Cli.Hosting;
using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Storage;
using FormExchange.Storage.Postgres;
using FormExchange.Tests.Transport.RabbitMq;
using FormExchange.Trust;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// In earnest: the agency's host and the fund's (or several hosts of the fund), a process each, every institution with its own PostgreSQL
/// database, over a RabbitMQ that knows one user per institution. Keys, passwords and the broker's definitions are made by the script that
/// a deployment runs.
/// </summary>
internal sealed class TwoHostStage : IStageWithBus, IStageUnderFire
{
    public const string AgencyId = "MA:CNSS-OUJ01";
    public const string FundId = "LU:0030";
    private readonly TemporaryFolder _folder = new();
    private readonly WorkSignals _signals = new();
    private readonly StageServers _servers;
    private readonly List<ExchangeStore> _stores = [];
    private Uri? _address;
    private int _next;

    private TwoHostStage(StageServers servers) => _servers = servers;

    public StagedHost AgencyHost { get; private set; } = null!;

    public IReadOnlyList<StagedHost> FundHosts { get; private set; } = [];

    public StagedHost FundHost => FundHosts[0];

    public HostClient Agency => AgencyHost.Client;

    /// <summary>The fund's hosts in turn: whichever it is, it works on the same database.</summary>
    public HostClient Fund => FundHosts[(int)((uint)Interlocked.Increment(ref _next) % FundHosts.Count)].Client;

    public IReadOnlyList<IExchangeStore> Stores => _stores;

    public IExchangeStore AgencyStore => _stores[0];

    public IExchangeStore FundStore => _stores[1];

    public string Vhost => _address!.AbsolutePath.TrimStart('/');

    public static async Task<TwoHostStage> StartAsync(
        StageServers servers, int fundHosts = 1, int deliveryLimit = 20, ExchangeOptions? options = null, string logLevel = "Warning")
    {
        var stage = new TwoHostStage(servers);
        try
        {
            await stage.BuildAsync(fundHosts, deliveryLimit, options ?? Impatient, logLevel);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public string File(params string[] parts) => _folder.File(parts);

    public Task TakeBusAwayAsync() => _servers.Broker.KillAsync();

    public Task BringBusBackAsync() => _servers.Broker.RestartAsync();

    public int ProcessOf(Victim victim) => victim == Victim.Broker ? _servers.Broker.ProcessId : _servers.Database.ProcessId;

    public async Task ReviveAsync(Victim victim)
    {
        if (victim == Victim.Broker)
        {
            await _servers.Broker.KillAsync();
            await _servers.Broker.RestartAsync();
        }
        else
        {
            await _servers.Database.KillAsync();
            await _servers.Database.RestartAsync();
        }
    }

    public Func<Task>? Misfortune(string place) => place[..place.LastIndexOf('.')] switch
    {
        // A send that the bus did not take.
        FaultPoints.NoteFailure => () => ReviveAsync(Victim.Broker),

        // A sender that died between publish and mark sends again what is there already.
        FaultPoints.TakeAgain => AgencyForgetsAsync,

        // Bytes that are no envelope, from somebody who may send.
        FaultPoints.Quarantine => SendGarbageAsync,

        // What has no receipt yet is sealed for a certificate that is retired.
        FaultPoints.Seal => FundChangesItsKeyAsync,
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var host in FundHosts.Prepend(AgencyHost).Where(h => h is not null))
        {
            await host.DisposeAsync();
        }

        _stores.ForEach(store => store.Dispose());
        _signals.Dispose();
        _folder.Dispose();
    }

    /// <summary>Short of patience, so that a test need not wait; long enough that a busy machine's receipts are not taken for lost.</summary>
    public static ExchangeOptions Impatient => new()
    {
        ReceiptTimeout = TimeSpan.FromSeconds(5),
        RetryDelay = TimeSpan.FromSeconds(0.2),
        LongestDelay = TimeSpan.FromSeconds(5),
        Lease = TimeSpan.FromSeconds(10),
        LargestAttempts = 1000,
    };

    private async Task BuildAsync(int fundHosts, int deliveryLimit, ExchangeOptions options, string logLevel)
    {
        await _servers.ReviveAsync();
        _address = await _servers.Broker.NewVhostAsync();
        await SetUpAsync(Vhost, deliveryLimit);
        await _servers.Broker.Admin.ImportDefinitionsAsync(await System.IO.File.ReadAllTextAsync(File("set", "rabbitmq", "definitions.json")));
        (string, string)[] common =
        [
            ("LogLevel", logLevel), ("Transport:Kind", "rabbitmq"), ("Transport:Address", _address.ToString()), ("Transport:DeliveryLimit", Text(deliveryLimit)),
            ("Trust:Folder", File("set", "trust")), ("Trust:LookEvery", "1"), ("Storage:Kind", "postgresql"),
            ("Exchanges:ReceiptTimeout", Text(options.ReceiptTimeout.TotalSeconds)), ("Exchanges:RetryDelay", Text(options.RetryDelay.TotalSeconds)),
            ("Exchanges:LongestDelay", Text(options.LongestDelay.TotalSeconds)), ("Exchanges:Lease", Text(options.Lease.TotalSeconds)),
            ("Exchanges:LargestAttempts", Text(options.LargestAttempts)), ("Exchanges:LargestAttachment", Text(options.LargestAttachment)),
        ];
        AgencyHost = new StagedHost(File("cnss-data"), [.. common, .. Own(AgencyId, "cnss", await DatabaseAsync())]);
        var database = await DatabaseAsync();
        FundHosts = [.. Enumerable.Range(1, fundHosts).Select(n => new StagedHost(File($"cnap-data-{n}"), [.. common, .. Own(FundId, "cnap", database)]))];
        await Task.WhenAll(FundHosts.Prepend(AgencyHost).Select(host => host.StartAsync()));
    }

    private async Task AgencyForgetsAsync()
    {
        await AgencyHost.KillAsync();
        await AgencyHost.StartAsync(FaultPoints.PublishDocument + ".after");
        await AgencyHost.DiedAsync(Strike.LongestUntilPlace);
        await AgencyHost.KillAsync();
        await AgencyHost.StartAsync();
    }

    /// <summary>Puts bytes into the queue of the other one, as the software of one of the two might.</summary>
    public async Task SendAsync(string from, string to, string envelopeId, byte[] body)
    {
        var message = new TransportMessage(from, to, MessageKind.Envelope, envelopeId, body);
        var password = (await System.IO.File.ReadAllTextAsync(File("set", from == AgencyId ? "cnss" : "cnap", "broker-password"))).Trim();
        await using var sender = await RawSender.ConnectAsync(_address!, from, password);
        await sender.SendAsync(to, body, RawSender.Headers(message));
    }

    private Task SendGarbageAsync()
    {
        var body = RandomNumberGenerator.GetBytes(1000);
        return SendAsync(AgencyId, FundId, Convert.ToHexStringLower(body.AsSpan(0, 16)), body);
    }

    private async Task FundChangesItsKeyAsync()
    {
        await FundHost.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        await new FundsKeys(File("set")).RollOverAsync(CertificatePurpose.Encrypt);

        // Longer than a receipt may take: then it is sent again.
        await Task.Delay(Impatient.ReceiptTimeout * 2, TimeProvider.System);
        await FundHost.StartAsync();
    }

    private Task<ToolResult> RunSetupAsync(string vhost, int deliveryLimit) => ExternalTool.RunAsync(
        Repository.File("deploy", "setup.sh"), [File("set")], environment: new Dictionary<string, string?>
        {
            ["FORMX"] = Programs.Formx,
            ["VHOST"] = vhost,
            ["DELIVERY_LIMIT"] = Text(deliveryLimit),
        });

    private async Task SetUpAsync(string vhost, int deliveryLimit) => (await RunSetupAsync(vhost, deliveryLimit)).ShouldSucceed();

    private (string, string)[] Own(string institution, string name, string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database);
        var password = connection.Password!;
        connection.Password = null;
        return
        [
            ("Institutions", institution), ("Trust:Keys", File("set", name, "keys")), ("Transport:PasswordFile", File("set", name, "broker-password")),
            ("Storage:ConnectionString", connection.ConnectionString), ("Storage:Password", password),
        ];
    }

    /// <summary>A database of its own, and the test's own eye on it.</summary>
    private async Task<string> DatabaseAsync()
    {
        var database = await _servers.Database.NewDatabaseAsync();
        var options = new StorageOptions { Kind = StorageOptions.PostgreSql, ConnectionString = database, Holder = "the test" };
        _stores.Add(new PostgresExchangeStore(options, _signals, FaultPoints.None, TimeProvider.System, NullLogger<PostgresExchangeStore>.Instance));
        return database;
    }

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
