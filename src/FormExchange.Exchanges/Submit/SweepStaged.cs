using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Submit;

/// <summary>Drops staged files that no exchange refers to: their upload ended before the submission was stored.</summary>
public sealed class SweepStaged(IExchangeStore store)
{
    /// <summary>Returns how many files were dropped. Nothing stored at or after <paramref name="before"/> is touched: its submission may be under way.</summary>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var orphans = await db.Parts
            .Where(p => p.Offset == 0 && p.StoredAt < before && p.PartsKey.StartsWith(StageAttachment.KeyPrefix))
            .Where(p => !db.Attachments.Any(a => a.Owner == p.Owner && a.PartsKey == p.PartsKey))
            .Select(p => new { p.Owner, p.PartsKey }).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (orphans.Count > 0)
        {
            var commit = new Commit(FaultPoints.DropParts) { DroppedParts = [.. orphans.Select(o => (o.Owner, o.PartsKey))] };
            await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        }

        return orphans.Count;
    }
}
