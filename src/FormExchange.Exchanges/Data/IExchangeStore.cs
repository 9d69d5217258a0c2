namespace FormExchange.Exchanges.Data;

/// <summary>
/// Where exchanges live. Writing goes through <see cref="CommitAsync"/> alone; reading through a context that tracks nothing. Several
/// hosts may share one database: who works on an entry claims it first.
/// </summary>
public interface IExchangeStore
{
    /// <summary>The name under which this host claims; it stays the same when the host starts again.</summary>
    string Holder { get; }

    /// <summary>Makes all of <paramref name="commit"/> durable, or nothing. Storage that cannot be reached is an exception.</summary>
    Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>A context for queries. The caller disposes it.</summary>
    ExchangeDbContext Read();

    /// <summary>
    /// Up to <paramref name="limit"/> outbox entries that are due for sending, the oldest first. No other host is given them before
    /// <paramref name="lease"/> has passed or a commit has changed them; this one is given again what it did not finish.
    /// </summary>
    Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Those of <paramref name="candidates"/> that are still to be judged and that no other host has claimed, in their order, as they stand
    /// there now. No other host is given them before <paramref name="lease"/> has passed or a commit has changed them.
    /// </summary>
    Task<IReadOnlyList<InboxEntry>> ClaimArrivalsAsync(
        IReadOnlyList<InboxEntry> candidates, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Whether the store answers now, asked cheaply and not waited for long. No store is an answer, not an exception.</summary>
    Task<bool> IsReachableAsync(CancellationToken cancellationToken);
}
