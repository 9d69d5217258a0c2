using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Tells a sender whom the bus vouches for that his bytes cannot be used, so that he does not wait for a receipt that never comes. The answer is over the raw digest,
/// opaque and rate-limited; receipts are never answered, or two hosts that do not know one another's certificates would talk for ever.
/// </summary>
public sealed class AnswerUnverified(CatalogueInUse forms, KeyStore keys, TimeProvider time, ExchangeOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The rows of the answer; none where nobody is answered.</summary>
    internal async Task<IReadOnlyList<object>> RowsAsync(
        ExchangeDbContext db, InboxEntry entry, ReadOnlyMemory<byte> bytes, NegativeReason reason, CancellationToken cancellationToken)
    {
        if (entry is not { ClaimedSender: { } sender, ClaimedEnvelope: { } envelopeId } || sender == entry.Owner || forms.Current.FindInstitution(sender) is null
            || EnvelopeKind.Detect(bytes) == EnvelopeKind.Receipt || keys.Find(entry.Owner) is not { } identity)
        {
            return [];
        }

        var now = time.GetUtcNow();
        if (await IsTooMuchAsync(db, entry, sender, now, cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var signed = Sign(entry, sender, envelopeId, reason, identity, now);
        return
        [
            new Body(entry.Owner, signed.EnvelopeDigest, signed.Bytes),
            new OutboxEntry
            {
                Owner = entry.Owner,
                ExchangeId = entry.Id,
                Kind = OutboxKind.NegativeReceipt,
                To = sender,
                EnvelopeId = signed.Header.EnvelopeId,
                BodyDigest = signed.EnvelopeDigest,
                State = OutboxState.Pending,
                DueAt = now,
                CreatedAt = now,
            },
        ];
    }

    /// <summary>Once for each arrival, and only so often for each sender.</summary>
    private async Task<bool> IsTooMuchAsync(ExchangeDbContext db, InboxEntry entry, string sender, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Window;
        var answers = db.Outbox.Where(o => o.Owner == entry.Owner && o.Kind == OutboxKind.NegativeReceipt);
        return await answers.AnyAsync(o => o.ExchangeId == entry.Id, cancellationToken).ConfigureAwait(false)
            || await answers.CountAsync(o => o.To == sender && o.CreatedAt > since, cancellationToken).ConfigureAwait(false) >= options.NegativeReceiptsPerMinute;
    }

    private static SignedEnvelope Sign(InboxEntry entry, string sender, string envelopeId, NegativeReason reason, SigningIdentity identity, DateTimeOffset now)
    {
        var receipt = new NegativeReceipt(envelopeId, sender, entry.Owner, reason, entry.ArrivalDigest, entry.ArrivedAt, now);
        var header = new EnvelopeHeader(
            EnvelopeId: Guid.CreateVersion7(now).ToString(),
            Sender: entry.Owner,
            Receiver: sender,
            Type: EnvelopeHeader.NegativeReceiptType,
            TypeVersion: EnvelopeHeader.ReceiptVersion,
            CreatedAt: now,
            CaseId: envelopeId, // The case stands in bytes that nobody believes.
            Procedure: null,
            Edition: null,
            CaseOwner: null,
            InReplyTo: envelopeId,
            Replaces: null);
        return EnvelopeSigner.Sign(header, NegativeReceiptXml.Write(receipt), [], identity, now);
    }
}
