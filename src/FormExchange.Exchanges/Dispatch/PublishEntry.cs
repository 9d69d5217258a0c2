using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Dispatch;

/// <summary>
/// Puts an entry of the outbox on the bus: a receipt as it was signed; a document in its seal, then the parts of its files, sealed on the way. A seal that the receiver can no
/// longer open is replaced first, and kept, before anything of it is sent.
/// </summary>
public sealed class PublishEntry(IExchangeStore store, IEnvelopeTransport transport, SealForReceiver seals, FaultPoints faults, TimeProvider time)
{
    /// <summary>Whether the bus keeps what it took, also when this process ends.</summary>
    public bool StaysOnTheBus => transport.KeepsMessages;

    /// <summary>Null when the bus took all of it. It may be sent twice; it is the same bytes then. Throws <see cref="TransportUnavailableException"/>.</summary>
    public async Task<SendFailure?> PublishAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        if (entry.Kind != OutboxKind.Document)
        {
            await PublishAsync(FaultPoints.PublishReceipt, await EnvelopeAsync(db, entry, entry.BodyDigest, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (await SealOfAsync(db, entry, cancellationToken).ConfigureAwait(false) is not { } seal)
        {
            return SendFailure.NoCertificate;
        }

        var envelope = await EnvelopeAsync(db, entry, seal.Digest, cancellationToken).ConfigureAwait(false);
        await PublishAsync(FaultPoints.PublishDocument, envelope, cancellationToken).ConfigureAwait(false);
        var files = await db.Attachments.Where(a => a.Owner == entry.Owner && a.ExchangeId == entry.ExchangeId).OrderBy(a => a.Index)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in SmallFiles.Together(files))
        {
            var parts = await SmallFiles.PartsAsync(db, group, cancellationToken).ConfigureAwait(false);
            foreach (var file in group)
            {
                await PublishFileAsync(db, envelope with { Kind = MessageKind.Part, Seal = seal.Digest }, file, parts?[file.PartsKey], seal, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private static async Task<TransportMessage> EnvelopeAsync(ExchangeDbContext db, OutboxEntry entry, string digest, CancellationToken cancellationToken)
    {
        var body = await db.Bodies.FirstAsync(b => b.Owner == entry.Owner && b.Digest == digest, cancellationToken).ConfigureAwait(false);
        return new TransportMessage(entry.Owner, entry.To, MessageKind.Envelope, entry.EnvelopeId, body.Bytes);
    }

    /// <summary>The seal to send in; null where there is no certificate to make one for.</summary>
    private async Task<Seal?> SealOfAsync(ExchangeDbContext db, OutboxEntry entry, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await db.SealsOf(entry.Owner, entry.ExchangeId).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (seals.Usable(known) is { } usable)
            {
                return usable;
            }

            var signed = await db.Bodies.FirstAsync(b => b.Owner == entry.Owner && b.Digest == entry.BodyDigest, cancellationToken).ConfigureAwait(false);
            if (seals.Seal(entry.Owner, entry.ExchangeId, entry.To, signed.Bytes, known) is not var (seal, body))
            {
                return null;
            }

            var commit = new Commit(FaultPoints.Seal)
            {
                Added = [seal, body],

                // What was submitted before hosts sealed is sealed for the first time: nothing to tell.
                Journal = known.Count == 0 ? [] : [JournalEntry.For(entry.Owner, entry.ExchangeId, ExchangeEvent.SealedAnew, time.GetUtcNow(), seal.KeyId)],
            };
            if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitOutcome.Committed)
            {
                return seal;
            }

            // Another host was quicker: what it sealed is sent.
        }
    }

    /// <summary>Part by part, so that no connection is held while the bus takes its time. The <paramref name="only"/> one is given where it was fetched already.</summary>
    private async Task PublishFileAsync(
        ExchangeDbContext db, TransportMessage part, Attachment file, AttachmentPart? only, Seal seal, CancellationToken cancellationToken)
    {
        using var segments = new AttachmentSegments(new ContentKey(seal.ContentKey), file.Index, file.Length, file.Digest);
        for (var offset = 0L; offset < file.Length; offset += AttachmentPart.Largest)
        {
            var at = offset;
            var stored = only ?? await db.Parts.FirstAsync(p => p.Owner == file.Owner && p.PartsKey == file.PartsKey && p.Offset == at, cancellationToken).ConfigureAwait(false);
            var piece = part with { Body = AttachmentPieces.Seal(segments, offset, stored.Bytes), Index = file.Index, Offset = offset };
            await PublishAsync(FaultPoints.PublishPart, piece, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(string point, TransportMessage message, CancellationToken cancellationToken)
    {
        faults.Before(point);
        await transport.SendAsync(message, cancellationToken).ConfigureAwait(false);
        faults.After(point);
    }
}
