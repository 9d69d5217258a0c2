using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Envelopes whose files have not come in thirty days: their sender has given up long ago. They stand in quarantine from then on, where the operator sees them, and the
/// sweep takes the parts that did come.
/// </summary>
public sealed class GiveUpArrivals(IExchangeStore store, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>Returns how many were given up. One that changes at the same moment is met the next time.</summary>
    public async Task<int> GiveUpAsync(CancellationToken cancellationToken)
    {
        var (all, given) = (0, 0);
        do
        {
            given = await GiveUpSomeAsync(cancellationToken).ConfigureAwait(false);
            all += given;
        }
        while (given > 0);
        return all;
    }

    private async Task<int> GiveUpSomeAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var (now, given) = (time.GetUtcNow(), 0);

        // Not before the sweep would spare the parts of what stands in quarantine.
        var before = now - SweepParts.Quarantine;
        var late = await db.Inbox.Where(i => i.State == InboxState.AwaitingParts && i.ArrivedAt < before).OrderBy(i => i.ArrivedAt).Take(PageSize)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in late)
        {
            var commit = new Commit(FaultPoints.Quarantine)
            {
                Changed = [entry.Quarantined(ReceiveCodes.PartsMissing.Code)],
                Journal = [JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.Quarantined, now, ReceiveCodes.PartsMissing.Code)],
            };
            given += await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed ? 1 : 0;
        }

        return given;
    }
}
