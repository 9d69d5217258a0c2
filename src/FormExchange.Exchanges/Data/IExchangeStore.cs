namespace FormExchange.Exchanges.Data;

/// <summary>
/// Where exchanges live. Writing goes through <see cref="CommitAsync"/> alone; reading through a context that tracks nothing.
/// </summary>
public interface IExchangeStore
{
    /// <summary>Makes all of <paramref name="commit"/> durable, or nothing. Storage that cannot be reached is an exception.</summary>
    Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>A context for queries. The caller disposes it.</summary>
    ExchangeDbContext Read();

    /// <summary>
    /// Up to <paramref name="limit"/> outbox entries that are due for sending, the oldest first. No other host is given them before
    /// <paramref name="lease"/> has passed.
    /// </summary>
    Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);
}
