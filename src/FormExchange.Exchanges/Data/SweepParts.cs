using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Data;

/// <summary>
/// Drops parts that no exchange refers to: files whose submission never came, and parts that arrived for an envelope that never did.
/// </summary>
public sealed class SweepParts(IExchangeStore store)
{
    /// <summary>As long as that, what is in quarantine may be put back: its certificate, or our key, may be entered.</summary>
    internal static readonly TimeSpan Quarantine = TimeSpan.FromDays(30);

    /// <summary>Returns how many files were dropped. Nothing stored at or after <paramref name="before"/> is touched: its exchange may be under way; nor files of what may still be judged after all.</summary>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var kept = before - Quarantine;
        var orphans = await db.Parts
            .Where(p => p.StoredAt < before && !db.Attachments.Any(a => a.Owner == p.Owner && a.PartsKey == p.PartsKey))
            .Where(p => !db.Inbox.Any(i => i.Owner == p.Owner && i.State == InboxState.AwaitingParts && p.PartsKey.StartsWith(i.PartsOf + "/")))
            .Where(p => !db.Inbox.Any(i => i.Owner == p.Owner && (i.State == InboxState.Waiting || (i.State == InboxState.Quarantined && i.ArrivedAt > kept))
                && p.PartsKey.StartsWith(i.ClaimedSender + "/" + i.ClaimedEnvelope + "/" + i.ArrivalDigest + "/")))
            .Select(p => new { p.Owner, p.PartsKey }).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var some in orphans.Chunk(Commit.MostFiles))
        {
            var commit = new Commit(FaultPoints.DropParts) { DroppedParts = [.. some.Select(o => (o.Owner, o.PartsKey))] };
            await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        }

        return orphans.Count;
    }
}
