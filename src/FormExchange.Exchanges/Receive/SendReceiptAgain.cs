using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>A duplicate gets the same receipt again: the stored bytes, put back into the outbox.</summary>
internal static class SendReceiptAgain
{
    /// <summary>The changed outbox entry; empty where there is no receipt yet, or it is on its way already.</summary>
    public static async Task<IReadOnlyList<OutboxEntry>> FindAsync(
        ExchangeDbContext db, string owner, string exchangeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var receipt = await db.Outbox.FirstOrDefaultAsync(
            o => o.Owner == owner && o.ExchangeId == exchangeId && o.Kind == OutboxKind.Receipt, cancellationToken).ConfigureAwait(false);
        return receipt is null or { State: OutboxState.Pending }
            ? []
            : [receipt with { State = OutboxState.Pending, DueAt = now, Version = receipt.Version + 1 }];
    }
}
