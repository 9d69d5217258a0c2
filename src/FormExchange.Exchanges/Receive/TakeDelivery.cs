using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Keeps what arrives, as it came, before anything in it is looked at: a bad signature becomes a row that an operator sees, not a
/// message that the broker redelivers for ever. When this returns, the message may be acknowledged.
/// </summary>
public sealed class TakeDelivery(IExchangeStore store, TimeProvider time, ExchangeOptions options) : IMessageTaker, IDisposable
{
    private readonly ArrivingParts _parts = new(store);

    public void Dispose() => _parts.Dispose();

    public Task TakeAsync(TransportMessage message, CancellationToken cancellationToken) =>
        // No institution has such an id: whoever wrote it meant nobody, and a store that refuses it would refuse it for ever.
        !StoredText.CanBeKey(message.To) ? Task.CompletedTask
        : message.Kind == MessageKind.Part ? TakePartAsync(message, cancellationToken)
        : TakeEnvelopeAsync(message, cancellationToken);

    public Task<bool> CanTakeAsync(CancellationToken cancellationToken) => store.IsReachableAsync(cancellationToken);

    private async Task TakePartAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        if (!StoredText.CanBeKey(message.From) || !StoredText.CanBeKey(message.EnvelopeId) || message.Seal is not { } seal || !Digests.IsSha256(seal)
            || AttachmentPieces.PlainLengthOf(message.Body.Length) is not { } length
            || message.Offset < 0 || message.Offset > options.LargestAttachment - length || message.Offset % AttachmentPart.Largest != 0)
        {
            // No sender of ours makes such a part; keeping it would let a stranger fill the store.
            return;
        }

        var key = AttachmentPart.KeyOf(AttachmentPart.KeysOf(message.From, message.EnvelopeId, seal), message.Index);
        var part = new AttachmentPart(message.To, key, message.Offset, length, message.Body.ToArray(), time.GetUtcNow());

        // A part that is there already is the same part sent again, or its whole file is checked and dropped; and a file that was judged
        // has its receipt, and the store adds nothing to it. Either way nothing is to do.
        await _parts.StoreAsync(part, cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeEnvelopeAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var digest = Digests.Sha256(message.Body.Span);
        while (true)
        {
            await using var db = store.Read();
            var known = await db.Inbox.FirstOrDefaultAsync(
                i => i.Owner == message.To && i.ArrivalDigest == digest, cancellationToken).ConfigureAwait(false);
            var commit = known is null
                ? await FirstAsync(db, message, digest, now, cancellationToken).ConfigureAwait(false)
                : await AgainAsync(db, known, now, cancellationToken).ConfigureAwait(false);
            if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed)
            {
                return;
            }
        }
    }

    private static async Task<Commit> FirstAsync(
        ExchangeDbContext db, TransportMessage message, string digest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (message.Body.Length > XmlLimits.Sealed.LargestBytes)
        {
            return TooLarge(message, digest, now);
        }

        // The bytes can be there without an arrival: somebody sends back to us what we sent.
        var stored = await db.Bodies.AnyAsync(b => b.Owner == message.To && b.Digest == digest, cancellationToken).ConfigureAwait(false);
        var entry = Entry(message, digest, now);
        return new Commit(FaultPoints.TakeDelivery)
        {
            Added = stored ? [entry] : [entry, new Body(message.To, digest, message.Body.ToArray())],
            Journal = [JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.Arrived, now, digest)],
        };
    }

    /// <summary>The operator sees that it came; its bytes are not kept: whoever sends such would fill the store.</summary>
    private static Commit TooLarge(TransportMessage message, string digest, DateTimeOffset now)
    {
        var entry = Entry(message, digest, now) with { State = InboxState.Quarantined, RefusalCode = ReaderCodes.TooLarge.Code };
        return new Commit(FaultPoints.TakeDelivery)
        {
            Added = [entry],
            Journal =
            [
                JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.Arrived, now, digest),
                JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.Quarantined, now, ReaderCodes.TooLarge.Code),
            ],
        };
    }

    private static InboxEntry Entry(TransportMessage message, string digest, DateTimeOffset now) => new()
    {
        Owner = message.To,
        Id = Guid.CreateVersion7(now).ToString(),
        ArrivalDigest = digest,
        State = InboxState.Waiting,
        ArrivedAt = now,

        // Only what has the form of an id: a stranger could write anything there.
        ClaimedSender = InstitutionFolder.Name(message.From) is null ? null : message.From,
        ClaimedEnvelope = Guid.TryParseExact(message.EnvelopeId, "D", out var id) && id.ToString() == message.EnvelopeId ? message.EnvelopeId : null,
    };

    private static async Task<Commit> AgainAsync(ExchangeDbContext db, InboxEntry known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var receipt = await SendReceiptAgain.FindAsync(db, known.Owner, known.Id, now, cancellationToken).ConfigureAwait(false);

        // Other bytes of an envelope that was judged: whose receipt it is, is found by judging them again. Bytes whose certificate we did not
        // know, or whose key we did not have: it may have been entered since.
        var judgeAgain = known.State == InboxState.Duplicate || JudgeAgain.MayEndOtherwise(known);
        var state = judgeAgain ? InboxState.Waiting : known.State;
        return new Commit(FaultPoints.TakeAgain)
        {
            Changed = [known with { Arrivals = known.Arrivals + 1, State = state, Version = known.Version + 1 }, .. receipt],
            Journal = [JournalEntry.For(known.Owner, known.Id, ExchangeEvent.ArrivedAgain, now)],
        };
    }
}
