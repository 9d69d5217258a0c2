using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace FormExchange.Tests.Transport;

/// <summary>The in-memory bus as a host wires it, in a container of its own.</summary>
public sealed class InMemoryBus : ITransportUnderTest
{
    private readonly ServiceProvider _container;

    private InMemoryBus(ServiceProvider container) => _container = container;

    public IEnvelopeTransport Transport => _container.GetRequiredService<IEnvelopeTransport>();

    public static async Task<InMemoryBus> StartAsync(TransportOptions options, IMessageTaker taker, string[] institutions)
    {
        var bus = new InMemoryBus(WiredBus.Build(options, taker, institutions));
        await bus.BringBackAsync();
        return bus;
    }

    public Task TakeAwayAsync() => _container.GetRequiredService<MassTransitTransport>().StopAsync(TestContext.Current.CancellationToken);

    public Task BringBackAsync() => _container.GetRequiredService<MassTransitTransport>().StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
