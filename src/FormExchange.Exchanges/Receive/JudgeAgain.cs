using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// When the directory of certificates has changed, what was quarantined for a certificate is judged again: it may be entered by now, or the list renewed. A receipt that
/// goes out then ends the sender's dead letter.
/// </summary>
public sealed class JudgeAgain(IExchangeStore store, TimeProvider time)
{
    /// <summary>Codes of refusals that depend on the directory of certificates, not on the bytes.</summary>
    private const string CertificatePrefix = "CERT-";

    /// <summary>No signature holds longer than this after its arrival was first seen: what is older stays where it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>The newest so many: anybody may plant junk that names a certificate, and what is left out comes again with its sender's next try.</summary>
    private const int Most = 1000;

    /// <summary>Whether a changed directory could make the difference.</summary>
    internal static bool IsForItsCertificate(InboxEntry entry) =>
        entry.State == InboxState.Quarantined && entry.RefusalCode?.StartsWith(CertificatePrefix, StringComparison.Ordinal) == true;

    /// <summary>Puts them back into the inbox; returns how many.</summary>
    public async Task<int> PutBackAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var since = time.GetUtcNow() - Longest;
        var entries = await db.Inbox.Where(i => i.State == InboxState.Quarantined && i.RefusalCode!.StartsWith(CertificatePrefix) && i.ArrivedAt > since)
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
