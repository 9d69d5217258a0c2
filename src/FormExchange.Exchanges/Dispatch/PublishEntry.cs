using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Dispatch;

/// <summary>
/// Puts an entry of the outbox on the bus: a receipt as it was signed; a document in its seal, with the parts of its files, sealed on the way. A seal that the receiver can no
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
        var files = await db.Attachments.Where(a => a.Owner == entry.Owner && a.ExchangeId == entry.ExchangeId).OrderBy(a => a.Index)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var sealing = new PublishFiles(db, envelope with { Kind = MessageKind.Part, Seal = seal.Digest }, seal, part => PublishAsync(FaultPoints.PublishPart, part, cancellationToken));

        // Small files go ahead, so that the document is judged when it is first looked at; large ones follow it, so that its receiver sees what he waits for.
        await sealing.PublishAsync(files.Where(SmallFiles.IsSmall), cancellationToken).ConfigureAwait(false);
        await PublishAsync(FaultPoints.PublishDocument, envelope, cancellationToken).ConfigureAwait(false);
        await sealing.PublishAsync(files.Where(file => !SmallFiles.IsSmall(file)), cancellationToken).ConfigureAwait(false);
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

    private async Task PublishAsync(string point, TransportMessage message, CancellationToken cancellationToken)
    {
        faults.Before(point);
        await transport.SendAsync(message, cancellationToken).ConfigureAwait(false);
        faults.After(point);
    }
}
