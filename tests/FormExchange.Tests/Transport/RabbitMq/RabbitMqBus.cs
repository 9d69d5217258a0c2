using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>The bus on a broker as a host wires it, behind a gate that the test can shut.</summary>
public sealed class RabbitMqBus : ITransportUnderTest
{
    private readonly BrokerUnderTest _broker;
    private readonly bool _ownBroker;
    private readonly BrokerGate _gate;
    private readonly ServiceProvider _container;

    private RabbitMqBus(BrokerUnderTest broker, bool ownBroker, BrokerGate gate, ServiceProvider container)
    {
        _broker = broker;
        _ownBroker = ownBroker;
        _gate = gate;
        _container = container;
    }

    public IEnvelopeTransport Transport => Bus;

    public MassTransitTransport Bus => _container.GetRequiredService<MassTransitTransport>();

    public LogLines Log => _container.GetRequiredService<LogLines>();

    public BrokerUnderTest Broker => _broker;

    /// <summary>On a new vhost of the shared broker.</summary>
    public static async Task<RabbitMqBus> StartAsync(IMessageTaker taker, string[] institutions, Action<TransportOptions>? change = null, int deliveryLimit = 20) =>
        await StartAsync(await BrokerUnderTest.DefineAsync(institutions, deliveryLimit), taker, institutions, change, ownBroker: true);

    /// <summary>On a broker that the test has made and disposes.</summary>
    public static Task<RabbitMqBus> StartAsync(
        BrokerUnderTest broker, IMessageTaker taker, string[] served, Action<TransportOptions>? change = null, FaultPoints? faults = null) =>
        StartAsync(broker, taker, served, change, ownBroker: false, faults);

    /// <summary>On one that is away or wrong: nobody waits until it is reached, as a host does not.</summary>
    public static async Task<RabbitMqBus> StartUnreachedAsync(BrokerUnderTest broker, IMessageTaker taker, string[] served, Action<TransportOptions> change)
    {
        var bus = Wired(broker, taker, served, change, ownBroker: false);
        await bus.Bus.StartAsync(TestContext.Current.CancellationToken);
        return bus;
    }

    public Task TakeAwayAsync() => _gate.ShutAsync();

    /// <summary>Back is who has been reached again: until then a send fails at once, as its sender wants it to after a longer absence.</summary>
    public Task BringBackAsync()
    {
        _gate.Open();
        return Until.TrueAsync(() => Bus.IsConnected, "the broker is reached again");
    }

    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        await _gate.DisposeAsync();
        if (_ownBroker)
        {
            await _broker.DisposeAsync();
        }
    }

    /// <summary>A start returns after a while though a busy broker has not answered yet; a test sends when it has.</summary>
    private static async Task<RabbitMqBus> StartAsync(
        BrokerUnderTest broker, IMessageTaker taker, string[] served, Action<TransportOptions>? change, bool ownBroker, FaultPoints? faults = null)
    {
        var bus = Wired(broker, taker, served, change, ownBroker, faults);
        await bus.Bus.StartAsync(TestContext.Current.CancellationToken);
        await Until.TrueAsync(() => bus.Bus.IsConnected, "the broker is reached");
        return bus;
    }

    private static RabbitMqBus Wired(
        BrokerUnderTest broker, IMessageTaker taker, string[] served, Action<TransportOptions>? change, bool ownBroker, FaultPoints? faults = null)
    {
        var gate = BrokerGate.Open(broker.Port);
        var options = broker.Options(change);
        options.Address = new UriBuilder(options.Address!) { Port = gate.Port }.Uri;
        return new RabbitMqBus(broker, ownBroker, gate, WiredBus.Build(options, taker, served, faults));
    }
}
