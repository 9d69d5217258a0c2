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

    /// <summary>The newest so many: anybody may plant junk that names a certificate, and what is left out comes again with its sender's next try.</summary>
    private const int Most = 1000;

    /// <summary>Whether a changed directory could make the difference.</summary>
    internal static bool MayEndOtherwise(InboxEntry entry) => entry is { State: InboxState.Quarantined, RefusalCode: { } code }
        && (code == NoKey || code.StartsWith(CertificatePrefix, StringComparison.Ordinal));

    /// <summary>Puts them back into the inbox; returns how many.</summary>
    public async Task<int> PutBackAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var since = time.GetUtcNow() - Longest;
        var entries = await db.Inbox.Where(i => i.State == InboxState.Quarantined && i.ArrivedAt > since)
            .Where(i => i.RefusalCode == NoKey || i.RefusalCode!.StartsWith(CertificatePrefix))
            .OrderByDescending(i => i.ArrivedAt).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        var moved = 0;
        foreach (var entry in entries)
        {
            var commit = new Commit(FaultPoints.TakeAgain) { Changed = [entry with { State = InboxState.Waiting, Version = entry.Version + 1 }] };
            moved += await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed ? 1 : 0;
        }

        return moved;
    }
}
