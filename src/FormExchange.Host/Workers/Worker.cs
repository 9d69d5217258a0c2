using FormExchange.Exchanges.Data;

namespace FormExchange.Host.Workers;

/// <summary>
/// Does work when a signal says so, and looks by itself now and then. What fails unexpectedly (the disk is full, a bug) is logged and
/// tried again: a worker that ends in silence would be a lost form.
/// </summary>
public abstract class Worker(WorkSignal signal, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Does what there is to do; returns how long nothing is to be done unless the signal is raised (zero: there is more).</summary>
    protected abstract Task<TimeSpan> WorkAsync(CancellationToken cancellationToken);

    /// <summary>Done once before the first look.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!begun)
                {
                    await BeginAsync(stoppingToken);
                    begun = true;
                }

                var pause = await WorkAsync(stoppingToken);
                if (pause > TimeSpan.Zero)
                {
                    await signal.WaitAsync(pause, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The loop must outlive what nobody foresaw; it is logged and tried again.
            catch (Exception unforeseen)
            {
                log.LogError(unforeseen, "{Worker} failed and tries again", GetType().Name);
                await signal.WaitAsync(PauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
