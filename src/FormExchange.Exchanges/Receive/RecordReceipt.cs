using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Records a verified receipt: it must be the receiver's, for an envelope that we sent it, over the digests that we sent. Only then is
/// the exchange delivered and its outbox entry done. A receipt gets no receipt.
/// </summary>
public sealed class RecordReceipt(IExchangeStore store, EnvelopeSchemas schemas, TimeProvider time)
{
    internal async Task<InboxMove> RecordAsync(ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, CancellationToken cancellationToken)
    {
        if (ReceiptXml.Read(envelope.Payload, schemas) is not { } receipt || !IsConsistent(receipt))
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptUnreadable.Code);
        }

        var found = await ReceiptedExchange.FindAsync(db, entry.Owner, envelope, receipt.EnvelopeId, receipt.Sender, receipt.Receiver, cancellationToken).ConfigureAwait(false);
        if (found is not var (exchange, outbox))
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptUnknown.Code);
        }

        if (!await AgreesAsync(db, exchange, receipt, cancellationToken).ConfigureAwait(false))
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptDigest.Code);
        }

        if (exchange.Verdict is { } known && known != VerdictOf(receipt))
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptContradicts.Code);
        }

        return InboxMove.Of(await store.CommitAsync(Decide(entry, exchange, outbox, receipt), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A receipt whose event, verdict and findings do not say the same says nothing.</summary>
    private static bool IsConsistent(Receipt receipt) => receipt.Accepted
        ? receipt.Event == ReceiptEvent.ContentConsignment && receipt.Findings.All(f => f.Severity != Severity.Error)
        : receipt.Event == ReceiptEvent.ConsignmentRejection;

    private static Verdict VerdictOf(Receipt receipt) => receipt.Accepted ? Verdict.Accepted : Verdict.Refused;

    private static async Task<bool> AgreesAsync(ExchangeDbContext db, Exchange exchange, Receipt receipt, CancellationToken cancellationToken)
    {
        var files = await db.Attachments.Where(a => a.Owner == exchange.Owner && a.ExchangeId == exchange.Id).OrderBy(a => a.Index)
            .Select(a => a.Digest).ToListAsync(cancellationToken).ConfigureAwait(false);
        return receipt.EnvelopeDigest == exchange.EnvelopeDigest && receipt.SignedDigest == exchange.SignedDigest && receipt.DocumentDigest == exchange.DocumentDigest
            && receipt.SignatureDigest == exchange.SignatureDigest && receipt.AttachmentDigests.SequenceEqual(files);
    }

    private Commit Decide(InboxEntry entry, Exchange exchange, OutboxEntry outbox, Receipt receipt)
    {
        var now = time.GetUtcNow();
        var errors = receipt.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).Distinct();
        var detail = receipt.Accepted ? receipt.EnvelopeDigest : string.Join(", ", errors);

        // A second receipt for the same envelope (the first was thought lost) changes nothing: the entry is filed, the exchange stays.
        var step = exchange.Verdict is null
            ? exchange.Apply(receipt.Accepted ? ExchangeEvent.ReceiptAccepted : ExchangeEvent.ReceiptRefused, now, detail)
            : null;
        return new Commit(FaultPoints.RecordReceipt)
        {
            Changed =
            [
                entry with { State = InboxState.Judged, Version = entry.Version + 1 },
                .. step is null ? Array.Empty<object>() : [step.Exchange],
                .. outbox.State == OutboxState.Done ? Array.Empty<object>() : [outbox with { State = OutboxState.Done, Version = outbox.Version + 1 }],
            ],
            Journal = step is null ? [] : [step.Entry],
        };
    }
}
