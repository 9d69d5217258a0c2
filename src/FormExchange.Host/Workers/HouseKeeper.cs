using FormExchange.Exchanges.Data;

namespace FormExchange.Host.Workers;

/// <summary>Once an hour drops parts that belong to nothing: a day is more than any upload or resend takes.</summary>
public sealed class HouseKeeper(SweepParts sweep, TimeProvider time, ILogger<HouseKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var dropped = await sweep.SweepAsync(time.GetUtcNow() - Grace, stoppingToken);
            if (dropped > 0)
            {
                log.LogInformation("Dropped {Count} files that no exchange refers to", dropped);
            }

            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
