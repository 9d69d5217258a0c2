using System.Security.Cryptography;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport;
using FormExchange.Transport.RabbitMq;
using RabbitMQ.Client;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>A vhost of its own on a broker, with a topology for some institutions and their users.</summary>
public sealed class BrokerUnderTest : IAsyncDisposable
{
    /// <summary>Users are the whole broker's, so every test gives the same user the same password.</summary>
    private static readonly string Password = RandomNumberGenerator.GetHexString(24);

    /// <summary>The broker refuses to make one user twice at the same time.</summary>
    private static readonly SemaphoreSlim Users = new(1, 1);

    private readonly RabbitMqServer _server;
    private readonly bool _shared;

    private BrokerUnderTest(RabbitMqServer server, bool shared, Uri address, string[] institutions, int deliveryLimit)
    {
        _server = server;
        _shared = shared;
        Address = address;
        Institutions = institutions;
        Topology = BrokerTopology.For(institutions, deliveryLimit);
    }

    public Uri Address { get; }

    public string Vhost => Address.AbsolutePath[1..];

    public string[] Institutions { get; }

    public BrokerTopology Topology { get; }

    public BrokerAdmin Admin => _server.Admin;

    public int Port => _server.Port;

    /// <summary>With everything that stands in the definitions file.</summary>
    public static async Task<BrokerUnderTest> DefineAsync(string[] institutions, int deliveryLimit = 20, RabbitMqServer? server = null)
    {
        var broker = await NewAsync(institutions, deliveryLimit, server);
        await broker.ImportAsync(broker.Topology);
        return broker;
    }

    /// <summary>With users and rights, and nothing else.</summary>
    public static async Task<BrokerUnderTest> EmptyAsync(string[] institutions)
    {
        var broker = await NewAsync(institutions, deliveryLimit: 20, server: null);
        await broker.ImportAsync(broker.Topology with { Exchanges = [], Queues = [], Bindings = [] });
        return broker;
    }

    public TransportOptions Options(Action<TransportOptions>? change = null)
    {
        var options = new TransportOptions
        {
            Kind = TransportOptions.RabbitMq,
            Address = Address,
            Passwords = PasswordsOf(Institutions),
            SendTimeout = TimeSpan.FromSeconds(10),
        };
        change?.Invoke(options);
        return options;
    }

    /// <summary>A connection of RabbitMQ's own client, as an institution's user, for what a hostile one might try.</summary>
    public Task<IConnection> ConnectAsync(string institution) => new ConnectionFactory
    {
        Uri = Address,
        UserName = BrokerNames.User(institution),
        Password = Password,
        AutomaticRecoveryEnabled = false,
    }.CreateConnectionAsync(TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<string>> DeclareAsync() =>
    [
        .. (await BrokerDeclaration.DeclareAsync(Options(), Admin.User, Admin.Password, Topology, TestContext.Current.CancellationToken))
            .Select(refusal => $"{refusal.Code} {refusal.Text.En}"),
    ];

    public async Task<IReadOnlyList<string>> CheckAsync(Action<TransportOptions>? change = null) =>
    [
        .. (await TransportSetup.CheckBrokerAsync(Options(change), Institutions, TestContext.Current.CancellationToken))
            .Select(refusal => $"{refusal.Code} {refusal.Text.En}"),
    ];

    /// <summary>Deletes the queue of what arrives, once it may be deleted.</summary>
    public async Task DeleteArrivingAsync(string institution)
    {
        await RabbitMqServer.SettledAsync();
        await Admin.DeleteQueueAsync(Vhost, BrokerNames.In(institution));
    }

    /// <summary>Waits until nothing is in an institution's queues any more, ready or unacknowledged.</summary>
    public Task ShouldBeEmptyAsync(string institution) => ShouldHoldAsync(institution, 0, 0, 0);

    /// <summary>Waits until the arriving, dead and error queues hold so many messages each, ready and unacknowledged together.</summary>
    public async Task ShouldHoldAsync(string institution, long arriving, long dead, long error)
    {
        (string Queue, long Count)[] expected =
            [(BrokerNames.In(institution), arriving), (BrokerNames.Dead(institution), dead), (BrokerNames.Error(institution), error)];
        foreach (var (name, count) in expected)
        {
            BrokerQueue? last = null;
            await Until.TrueAsync(
                async () => (last = await Admin.FindQueueAsync(Vhost, name)) is { } queue && queue.Ready + queue.Unacknowledged == count,
                () => $"{count} messages in {name}; there are {last}");
        }
    }

    /// <summary>A private broker takes its vhosts with it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_shared)
        {
            await _server.RetireVhostAsync(Vhost);
        }
    }

    private static async Task<BrokerUnderTest> NewAsync(string[] institutions, int deliveryLimit, RabbitMqServer? server)
    {
        var shared = server is null;
        server ??= await RabbitMqServer.SharedAsync();
        return new BrokerUnderTest(server, shared, await server.NewVhostAsync(), institutions, deliveryLimit);
    }

    private async Task ImportAsync(BrokerTopology topology)
    {
        await Users.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await Admin.ImportDefinitionsAsync(BrokerDefinitions.Write(topology, Vhost, PasswordsOf(Institutions)));
        }
        finally
        {
            Users.Release();
        }
    }

    private static Dictionary<string, string> PasswordsOf(string[] institutions) => institutions.ToDictionary(each => each, _ => Password);
}
