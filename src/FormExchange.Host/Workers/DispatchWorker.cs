using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Host.Workers;

/// <summary>Sends what the outbox holds.</summary>
public sealed class DispatchWorker(DispatchOutbox dispatch, WorkSignals signals, TimeProvider time, ILogger<DispatchWorker> log)
    : Worker(signals.Outbox, time, log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly TimeProvider _time = time;

    protected override Task BeginAsync(CancellationToken cancellationToken) => dispatch.ResumeAsync(cancellationToken);

    protected override async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        var (handled, nextDue) = await dispatch.RunOnceAsync(cancellationToken);
        if (handled > 0)
        {
            return TimeSpan.Zero;
        }

        var untilDue = nextDue - _time.GetUtcNow() ?? LongestPause;
        return untilDue < LongestPause ? TimeSpan.FromTicks(Math.Max(untilDue.Ticks, TimeSpan.TicksPerMillisecond)) : LongestPause;
    }
}
