using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Receive;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Host.Workers;

/// <summary>Looks at the trust folder every few seconds, so that a new certificate or revocation list counts without a restart.</summary>
public sealed class TrustKeeper(TrustInUse trust, JudgeAgain judgeAgain, SendWaiting sendWaiting, HostSettings settings, WorkSignals signals, TimeProvider time, ILogger<TrustKeeper> log)
    : Worker(signals.House, time, log)
{
    protected override async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        var problems = trust.Look();
        if (problems is { Count: 0 })
        {
            log.LogInformation(
                "The trust folder changed and is in use: {Institutions} institutions, {Authorities} authorities",
                trust.Current.Institutions.Count,
                trust.Current.Authorities.Count);
            var again = await judgeAgain.PutBackAsync(cancellationToken);
            if (again > 0)
            {
                log.LogInformation("{Count} arrivals that were quarantined for a certificate or a key are judged again", again);
            }

            var due = await sendWaiting.MakeDueAsync(cancellationToken);
            if (due > 0)
            {
                log.LogInformation("{Count} documents that waited for a certificate of their receiver are sent", due);
            }
        }

        foreach (var problem in problems ?? [])
        {
            log.LogError("The trust folder changed and is not in use, the former directory stays: {Code} {File}", problem.Code, problem.File);
        }

        return settings.TrustLookEvery;
    }
}
