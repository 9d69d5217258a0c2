using FormExchange.Exchanges.Data;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// When the directory of certificates has changed, what was quarantined for a certificate or for want of our key is judged again: it may be entered by now, or the list renewed. A
/// receipt that goes out then ends the sender's dead letter.
/// </summary>
public sealed class JudgeAgain(IExchangeStore store, TimeProvider time)
{
    /// <summary>Codes of refusals that depend on the directory of certificates, not on the bytes.</summary>
    private const string CertificatePrefix = "CERT-";

    /// <summary>The one that depends on our own keys, which are read again with the directory.</summary>
    private static readonly string NoKey = SealCodes.Key.Code;

    /// <summary>No signature holds longer than this after its arrival was first seen: what is older stays where it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const int PageSize = 500;

    /// <summary>Whether a changed directory could make the difference.</summary>
    internal static bool MayEndOtherwise(InboxEntry entry) => entry is { State: InboxState.Quarantined, RefusalCode: { } code }
        && (code == NoKey || code.StartsWith(CertificatePrefix, StringComparison.Ordinal));

    /// <summary>Puts them back into the inbox, the newest first; returns how many. None is left out, whatever junk stands beside it: who was told no sends nothing again.</summary>
    public async Task<int> PutBackAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var (since, moved, last) = (time.GetUtcNow() - Longest, 0, (InboxEntry?)null);
        while (true)
        {
            var entries = db.Inbox.Where(i => i.State == InboxState.Quarantined && i.ArrivedAt > since)
                .Where(i => i.RefusalCode == NoKey || i.RefusalCode!.StartsWith(CertificatePrefix));
            if (last is not null)
            {
                entries = entries.Where(i => i.ArrivedAt < last.ArrivedAt || (i.ArrivedAt == last.ArrivedAt && i.Id.CompareTo(last.Id) < 0));
            }

            var page = await entries.OrderByDescending(i => i.ArrivedAt).ThenByDescending(i => i.Id).Take(PageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return moved;
            }

            last = page[^1];
            foreach (var entry in page)
            {
                var commit = new Commit(FaultPoints.TakeAgain) { Changed = [entry with { State = InboxState.Waiting, Version = entry.Version + 1 }] };
                moved += await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed ? 1 : 0;
            }
        }
    }
}
