using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Receive;

namespace FormExchange.Host.Workers;

/// <summary>Judges what the inbox holds, each round by the trust directory that is in use when it begins.</summary>
public sealed class JudgeWorker(Func<JudgeInbox> judge, WorkSignals signals, TimeProvider time, ILogger<JudgeWorker> log)
    : Worker(signals.Inbox, time, log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken) =>
        await judge().RunOnceAsync(cancellationToken) > 0 ? TimeSpan.Zero : LongestPause;
}
