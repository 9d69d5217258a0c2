using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>Our own exchange that a receipt, good or bad, is about, with what was sent for it.</summary>
internal sealed record ReceiptedExchange(Exchange Exchange, OutboxEntry Sent)
{
    /// <summary>Null unless we sent that envelope to the one who signed the receipt, and header and receipt say so.</summary>
    public static async Task<ReceiptedExchange?> FindAsync(
        ExchangeDbContext db, string owner, VerifiedEnvelope receipt, string envelopeId, string sender, string receiver, CancellationToken cancellationToken)
    {
        var exchange = await db.Exchanges.FirstOrDefaultAsync(
            e => e.Owner == owner && e.Direction == Direction.Outgoing && e.EnvelopeId == envelopeId, cancellationToken).ConfigureAwait(false);
        return exchange is null || exchange.Receiver != receipt.Signer || receiver != receipt.Signer || sender != owner || receipt.Header.InReplyTo != envelopeId
            ? null
            : new ReceiptedExchange(exchange, await db.Outbox.FirstAsync(
                o => o.Owner == owner && o.ExchangeId == exchange.Id && o.Kind == OutboxKind.Document, cancellationToken).ConfigureAwait(false));
    }
}
