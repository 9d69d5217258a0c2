using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Receive;
using FormExchange.Host.Settings;
using FormExchange.Trust;

namespace FormExchange.Host.Workers;

/// <summary>Looks at the trust folder and the keys every few seconds, so that a new certificate, revocation list or key counts without a restart; and what waited for it goes on.</summary>
public sealed class TrustKeeper(
    TrustInUse trust, KeyStore keys, JudgeAgain judgeAgain, SendWaiting sendWaiting, HostSettings settings, WorkSignals signals, TimeProvider time, ILogger<TrustKeeper> log)
    : Worker(signals.House, time, log)
{
    /// <summary>While the host was down anything may have been entered.</summary>
    protected override Task BeginAsync(CancellationToken cancellationToken) => GoOnAsync(cancellationToken);

    protected override async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        var (problems, keysChanged) = (trust.Look(), keys.Look());
        if (problems is { Count: 0 })
        {
            log.LogInformation(
                "The trust folder changed and is in use: {Institutions} institutions, {Authorities} authorities",
                trust.Current.Institutions.Count,
                trust.Current.Authorities.Count);
        }

        foreach (var problem in problems ?? [])
        {
            log.LogError("The trust folder changed and is not in use, the former directory stays: {Code} {File}", problem.Code, problem.File);
        }

        if (problems is { Count: 0 } || keysChanged)
        {
            await GoOnAsync(cancellationToken);
        }

        return settings.TrustLookEvery;
    }

    private async Task GoOnAsync(CancellationToken cancellationToken)
    {
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
}
