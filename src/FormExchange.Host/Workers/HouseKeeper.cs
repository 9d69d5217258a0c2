using FormExchange.Exchanges.Submit;

namespace FormExchange.Host.Workers;

/// <summary>Once an hour drops files whose submission never came: a day is more than any upload takes.</summary>
public sealed class HouseKeeper(SweepStaged sweep, TimeProvider time, ILogger<HouseKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            var dropped = await sweep.SweepAsync(time.GetUtcNow() - Grace, stoppingToken);
            if (dropped > 0)
            {
                log.LogInformation("Dropped {Count} staged files that no exchange refers to", dropped);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
