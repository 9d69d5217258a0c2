using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Receive;

namespace FormExchange.Host.Workers;

/// <summary>Once an hour gives up what awaits files that never came, drops parts that belong to nothing (a day is more than any upload takes), and frees what waits for another's parts.</summary>
public sealed class HouseKeeper(GiveUpArrivals giveUp, SweepParts sweep, AnswerTwin twins, WorkSignals signals, TimeProvider time, ILogger<HouseKeeper> log)
    : Worker(signals.House, time, log)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);
    private readonly TimeProvider _time = time;

    protected override async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        await giveUp.GiveUpAsync(cancellationToken);
        var dropped = await sweep.SweepAsync(_time.GetUtcNow() - Grace, cancellationToken);
        if (dropped > 0)
        {
            log.LogInformation("Dropped {Count} files that no exchange refers to", dropped);
        }

        await twins.FreeAsync(cancellationToken);
        return Period;
    }
}
