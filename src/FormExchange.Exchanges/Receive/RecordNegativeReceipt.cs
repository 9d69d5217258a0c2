using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Records that the receiver could not use what we sent: the exchange becomes a dead letter with its cause, at once. It counts only from the receiver himself, and only
/// if he speaks of the very bytes that we sent: what a stranger put on the bus under our envelope's id is not our affair.
/// </summary>
public sealed class RecordNegativeReceipt(IExchangeStore store, EnvelopeSchemas schemas, TimeProvider time)
{
    internal async Task<InboxMove> RecordAsync(ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, CancellationToken cancellationToken)
    {
        if (NegativeReceiptXml.Read(envelope.Payload, schemas) is not { } receipt)
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptUnreadable.Code);
        }

        var found = await ReceiptedExchange.FindAsync(db, entry.Owner, envelope, receipt.EnvelopeId, receipt.Sender, receipt.Receiver, cancellationToken).ConfigureAwait(false);
        if (found is not var (exchange, outbox))
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptUnknown.Code);
        }

        if (outbox.BodyDigest != receipt.ArrivalDigest)
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptDigest.Code);
        }

        // A receipt that came before says more: then nothing changes but that this one is filed.
        var step = exchange.Apply(ExchangeEvent.Rejected, time.GetUtcNow(), receipt.Reason.ToString());
        var commit = new Commit(FaultPoints.RecordReceipt)
        {
            Changed =
            [
                entry with { State = InboxState.Judged, Version = entry.Version + 1 },
                .. step is null ? Array.Empty<object>() : [step.Exchange, outbox with { State = OutboxState.Dead, Version = outbox.Version + 1 }],
            ],
            Journal = step is null ? [] : [step.Entry],
        };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }
}
