using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Walks through what waits to be judged, the oldest first and a page at a time, so that no number of waiting rows fills the memory.
/// What other hosts have in hand is left out, and so is what still awaits parts of its files.
/// </summary>
internal sealed class WaitingArrivals(IExchangeStore store, DateTimeOffset now)
{
    private const int PageSize = 64;
    private InboxEntry? _last;

    /// <summary>Those of the next page that can be judged now; null where there is no further page.</summary>
    public async Task<IReadOnlyList<InboxEntry>?> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var holder = store.Holder;
        var waiting = db.Inbox.Where(i => i.State == InboxState.Waiting || i.State == InboxState.AwaitingParts)
            .Where(i => i.LeasedUntil == null || i.LeasedUntil <= now || i.LeasedBy == holder);
        if (_last is { } last)
        {
            waiting = waiting.Where(i => i.ArrivedAt > last.ArrivedAt || (i.ArrivedAt == last.ArrivedAt && i.Id.CompareTo(last.Id) > 0));
        }

        var page = await waiting.OrderBy(i => i.ArrivedAt).ThenBy(i => i.Id).Take(PageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (page.Count == 0)
        {
            return null;
        }

        _last = page[^1];
        var incomplete = await AttachmentFiles.IncompleteAsync(db, page.Where(i => i.State == InboxState.AwaitingParts), cancellationToken).ConfigureAwait(false);
        return [.. page.Except(incomplete)];
    }
}
