using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Dispatch;

/// <summary>When the directory of certificates has changed, documents that could not be sealed for their receiver, and now can, are due at once, not when their pause is over.</summary>
public sealed class SendWaiting(IExchangeStore store, SealForReceiver seals, TimeProvider time)
{
    private const int PageSize = 500;

    /// <summary>Makes them due; returns how many.</summary>
    public async Task<int> MakeDueAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var now = time.GetUtcNow();
        var (made, last) = (0, string.Empty);
        while (true)
        {
            // Only what failed may wait for a certificate; what waits for the bus alone has a seal that holds.
            var page = await db.Outbox
                .Where(o => o.Kind == OutboxKind.Document && o.State == OutboxState.Pending && o.Failures > 0 && o.DueAt > now && o.ExchangeId.CompareTo(last) > 0)
                .OrderBy(o => o.ExchangeId).Take(PageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return made;
            }

            last = page[^1].ExchangeId;
            foreach (var entry in page)
            {
                made += await CanNowAsync(db, entry, cancellationToken).ConfigureAwait(false) && await MakeDueAsync(entry, now, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }
        }
    }

    private async Task<bool> CanNowAsync(ExchangeDbContext db, OutboxEntry entry, CancellationToken cancellationToken)
    {
        var known = await db.SealsOf(entry.Owner, entry.ExchangeId).ToListAsync(cancellationToken).ConfigureAwait(false);
        return seals.Usable(known) is null && seals.Can(entry.To, known);
    }

    private async Task<bool> MakeDueAsync(OutboxEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var commit = new Commit(FaultPoints.NoteFailure) { Changed = [entry with { DueAt = now, Version = entry.Version + 1 }] };
        return await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed;
    }
}
