using FormExchange.Storage;

namespace FormExchange.Host.Workers;

/// <summary>Wakes other hosts on the same database for work that was made here, and this one for theirs.</summary>
public sealed class KeepInTouch(ExchangeStore store) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store.KeepInTouchAsync(stoppingToken);
}
