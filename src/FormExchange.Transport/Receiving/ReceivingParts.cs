using FormExchange.Exchanges.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport.Receiving;

/// <summary>What a bus needs of the host's container in order to receive.</summary>
internal sealed record ReceivingParts(IServiceScopeFactory Scopes, TimeProvider Time, ILoggerFactory Loggers, FaultPoints Faults)
{
    public Holding Hold(IReadOnlyList<TimeSpan> delays, CancellationToken stopping) =>
        new(Scopes, Time, delays, Loggers.CreateLogger<Holding>(), stopping);
}
