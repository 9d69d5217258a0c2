using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Records that the receiver could not use what we sent: the exchange becomes a dead letter with its cause, at once; but where he has not the key, it is sealed for another. It counts
/// only from the receiver himself, and only if he speaks of the very bytes that we sent: what a stranger put on the bus under our envelope's id is not our affair.
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

        var seals = await db.SealsOf(exchange.Owner, exchange.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (seals.Find(s => s.Digest == receipt.ArrivalDigest) is not { } seal)
        {
            return InboxMove.Quarantine(ReceiveCodes.ReceiptDigest.Code);
        }

        // A receipt that came before says more, and so does a seal that was made since; and a key is lost but once. Then nothing changes but that this one is filed.
        var (now, keyIsLost) = (time.GetUtcNow(), receipt.Reason == NegativeReason.Key);
        var step = seal != seals[^1] || seal.KeyIsLost ? null : exchange.Apply(keyIsLost ? ExchangeEvent.KeyLost : ExchangeEvent.Rejected, now, receipt.Reason.ToString());
        var commit = new Commit(FaultPoints.RecordReceipt)
        {
            Changed =
            [
                entry with { State = InboxState.Judged, Version = entry.Version + 1 },
                .. step is null ? Array.Empty<object>() : keyIsLost ? [step.Exchange, .. Anew(seal, outbox, now)] : [step.Exchange, Dead(outbox)],
            ],
            Journal = step is null ? [] : [step.Entry],
        };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    private static IEnumerable<object> Anew(Seal seal, OutboxEntry outbox, DateTimeOffset now) =>
    [
        seal with { KeyIsLost = true, Version = seal.Version + 1 },
        outbox with { State = OutboxState.Pending, DueAt = now, Version = outbox.Version + 1 },
    ];

    private static OutboxEntry Dead(OutboxEntry outbox) => outbox with { State = OutboxState.Dead, Version = outbox.Version + 1 };
}
