namespace FormExchange.Exchanges.Dispatch;

/// <summary>Why a try did not end in a receipt.</summary>
public enum SendFailure
{
    /// <summary>The bus could not be reached: whether the message left is unknown.</summary>
    BusUnavailable,

    /// <summary>No certificate of the receiver may be used to seal for it: nothing was sent.</summary>
    NoCertificate,

    /// <summary>The bus took the message and no receipt came in time.</summary>
    NoReceipt,
}

/// <summary>What to do after a try: send again at a time, or give up.</summary>
public abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    public sealed record RetryAt(DateTimeOffset At) : RetryDecision;

    public sealed record DeadLetter(SendFailure Cause) : RetryDecision;
}

/// <summary>
/// Decides from numbers alone: no clock, no chance, no store. A bus or a certificate that is away is never the form's fault, so only its age ends those
/// tries; missing receipts are counted too.
/// </summary>
public static class RetryPolicy
{
    /// <param name="attempts">Tries that ended so, at least 1: those in a row in which nothing was sent, or those that brought no receipt.</param>
    /// <param name="age">Time since the submission.</param>
    /// <param name="spread">From 0 up to 1: how far this one's pause is stretched (by at most a fifth), so that a thousand do not come back at once.</param>
    public static RetryDecision Decide(
        int attempts, SendFailure failure, TimeSpan age, DateTimeOffset now, double spread, ExchangeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (age >= options.TimeToLive || (failure == SendFailure.NoReceipt && attempts >= options.LargestAttempts))
        {
            return new RetryDecision.DeadLetter(failure);
        }

        return new RetryDecision.RetryAt(now + Stretch(Doubled(options.RetryDelay, attempts, options.LongestDelay), spread));
    }

    /// <summary>When a receipt is missing, counted from a send that the bus took.</summary>
    public static DateTimeOffset ReceiptDue(int attempts, DateTimeOffset sentAt, ExchangeOptions options) =>
        sentAt + Doubled(options.ReceiptTimeout, attempts, options.LongestDelay);

    private static TimeSpan Doubled(TimeSpan first, int attempts, TimeSpan longest)
    {
        // Compared as a number: a TimeSpan of so many ticks does not exist after some forty doublings.
        var ticks = first.Ticks * Math.Pow(2, attempts - 1);
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }

    private static TimeSpan Stretch(TimeSpan pause, double spread) => pause * (1 + (0.2 * spread));
}
