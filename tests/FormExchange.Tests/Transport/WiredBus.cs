using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Tests.Exchanges;
using FormExchange.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Tests.Transport;

/// <summary>A container with a bus in it, as a host wires it.</summary>
internal static class WiredBus
{
    public static ServiceProvider Build(TransportOptions options, IMessageTaker taker, string[] served, FaultPoints? faults = null)
    {
        var lines = new LogLines();
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(lines))
            .AddSingleton(lines)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(taker)
            .AddSingleton(faults ?? FaultPoints.None)
            .AddTransport(options, served)
            .BuildServiceProvider(validateScopes: true);
    }
}
