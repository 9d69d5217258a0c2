using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>The same envelope in other bytes (sealed anew, say) is not judged again: the first one's receipt goes out once more.</summary>
public sealed class AnswerTwin(IExchangeStore store, TimeProvider time)
{
    /// <summary>Frees what awaits parts of an envelope that was judged meanwhile: the net under <see cref="WaitingAsync"/>, which does not see what another host commits at that moment. How many.</summary>
    public async Task<int> FreeAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var freed = 0;
        foreach (var entry in await db.Inbox.Where(i => i.State == InboxState.AwaitingParts).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.PartsOf?.Split('/') is not [var signer, var envelopeId, ..]
                || !await db.AcceptanceKeys.AnyAsync(k => k.Owner == entry.Owner && k.Signer == signer && k.EnvelopeId == envelopeId, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var commit = new Commit(FaultPoints.TakeAgain) { Changed = [Freed(entry)] };
            freed += await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed ? 1 : 0;
        }

        return freed;
    }

    /// <param name="first">The exchange of the one that was judged.</param>
    internal async Task<InboxMove> AnswerAsync(ExchangeDbContext db, InboxEntry entry, string first, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var receipt = await SendReceiptAgain.FindAsync(db, entry.Owner, first, now, cancellationToken).ConfigureAwait(false);
        var commit = new Commit(FaultPoints.TakeAgain)
        {
            Changed = [entry with { State = InboxState.Duplicate, Version = entry.Version + 1 }, .. receipt],
            Journal = [JournalEntry.For(entry.Owner, first, ExchangeEvent.ArrivedAgain, now, entry.Id)],
        };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Answers opened bytes that no longer verify (a certificate that ended since) and are, octet by octet, those of an exchange that was judged; null where they are not.
    /// Those octets were verified when they came first.
    /// </summary>
    internal async Task<InboxMove?> AnswerAsync(ExchangeDbContext db, InboxEntry entry, OpenedEnvelope opened, CancellationToken cancellationToken)
    {
        var digest = Digests.Sha256(opened.SignedBytes.Span);
        var first = await db.Exchanges.FirstOrDefaultAsync(
            e => e.Owner == entry.Owner && e.EnvelopeId == opened.EnvelopeId && e.Direction == Direction.Incoming && e.EnvelopeDigest == digest,
            cancellationToken).ConfigureAwait(false);
        return first is null ? null : await AnswerAsync(db, entry, first.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What awaits parts of the envelope in a seal that its sender gave up: they never come. Set free by the commit that judges the envelope, it is looked at once more, and then is a duplicate.
    /// </summary>
    internal static async Task<IReadOnlyList<InboxEntry>> WaitingAsync(
        ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, CancellationToken cancellationToken)
    {
        var keys = AttachmentPart.KeysOf(envelope.Header.Sender, envelope.Header.EnvelopeId, string.Empty);
        var twins = await db.Inbox.Where(i => i.Owner == entry.Owner && i.State == InboxState.AwaitingParts && i.Id != entry.Id && i.PartsOf!.StartsWith(keys))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. twins.Select(Freed)];
    }

    private static InboxEntry Freed(InboxEntry twin) => twin with { State = InboxState.Waiting, Version = twin.Version + 1 };
}
