using System.Security.Cryptography;
using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FormExchange.Exchanges.Dispatch;

/// <summary>
/// Sends what is due, several at a time; then notes what became of it. A process that dies between the sending and the note sends the
/// same bytes again: the receiver knows them.
/// </summary>
public sealed class DispatchOutbox(
    IExchangeStore store, PublishEntry publish, TimeProvider time, ExchangeOptions options, ILogger<DispatchOutbox> log)
{
    /// <summary>How soon to look again at an entry that was due and that another host was just taking.</summary>
    private static readonly TimeSpan PauseForOthers = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Sends one window of due entries; returns how many there were, and when the next falls due (null: nothing waits). What other hosts
    /// have claimed is theirs: should they not finish, it is found when the claims have run out, by looking now and then.
    /// </summary>
    public async Task<(int Handled, DateTimeOffset? NextDue)> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await store.ClaimDueAsync(now, options.Lease, options.SendWindow, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(due.Select(entry => HandleAsync(entry, cancellationToken))).ConfigureAwait(false);
        if (due.Count > 0)
        {
            return (due.Count, null);
        }

        await using var db = store.Read();
        var next = await db.Outbox.Where(o => o.State == OutboxState.Pending || o.State == OutboxState.AwaitingReceipt)
            .Where(o => o.LeasedUntil == null || o.LeasedUntil <= now || o.LeasedBy == store.Holder)
            .OrderBy(o => o.DueAt).Select(o => (DateTimeOffset?)o.DueAt).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return (0, next <= now ? now + PauseForOthers : next);
    }

    /// <summary>
    /// After a start on a bus that forgot what it held: what waits for a receipt is sent again now, not when the receipt would be missed.
    /// </summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (publish.StaysOnTheBus)
        {
            return;
        }

        await using var db = store.Read();
        var waiting = await db.Outbox.Where(o => o.State == OutboxState.AwaitingReceipt).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in waiting)
        {
            var again = entry with { State = OutboxState.Pending, DueAt = time.GetUtcNow(), Version = entry.Version + 1 };
            await store.CommitAsync(new Commit(FaultPoints.NoteFailure) { Changed = [again] }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (entry.State == OutboxState.AwaitingReceipt)
        {
            await NoteFailureAsync(entry, SendFailure.NoReceipt, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (await SendAsync(entry, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            await NoteFailureAsync(entry with { Failures = entry.Failures + 1 }, failure, cancellationToken).ConfigureAwait(false);
            return;
        }

        await MarkSentAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SendFailure?> SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var failure = await publish.PublishAsync(entry, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                log.LogWarning("No certificate to seal exchange {ExchangeId} of {Owner} for {Receiver}", entry.ExchangeId, entry.Owner, entry.To);
            }

            return failure;
        }
        catch (TransportUnavailableException away)
        {
            log.LogWarning("Bus away for exchange {ExchangeId} of {Owner}: {Reason}", entry.ExchangeId, entry.Owner, away.Message);
            return SendFailure.BusUnavailable;
        }
    }

    /// <summary>Notes the send. Where the receipt was quicker, or another process noted it first, there is nothing left to do.</summary>
    private Task MarkSentAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var attempts = entry.Attempts + 1;
        var isReceipt = entry.Kind != OutboxKind.Document;
        var sent = entry with
        {
            State = isReceipt ? OutboxState.Done : OutboxState.AwaitingReceipt,
            DueAt = isReceipt ? now : RetryPolicy.ReceiptDue(attempts, now, options),
            Attempts = attempts,
            Failures = 0,
        };
        return isReceipt
            ? NoteAsync(FaultPoints.MarkReceiptSent, sent, ExchangeEvent.ReceiptSent, null, cancellationToken)
            : NoteAsync(FaultPoints.MarkSent, sent, ExchangeEvent.Sent, $"attempt {attempts}", cancellationToken);
    }

    private Task NoteFailureAsync(OutboxEntry entry, SendFailure failure, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var tries = failure == SendFailure.NoReceipt ? entry.Attempts : entry.Failures;
        var decision = RetryPolicy.Decide(tries, failure, now - entry.CreatedAt, now, Spread(entry), options);
        var changed = decision switch
        {
            // A missing receipt has waited long enough already: the same bytes go out at once.
            RetryDecision.RetryAt when failure == SendFailure.NoReceipt => entry with { State = OutboxState.Pending, DueAt = now },
            RetryDecision.RetryAt retry => entry with { State = OutboxState.Pending, DueAt = retry.At },
            _ => entry with { State = OutboxState.Dead, DueAt = now },
        };
        var happened = decision is RetryDecision.DeadLetter ? ExchangeEvent.GivenUp
            : failure == SendFailure.NoReceipt ? ExchangeEvent.ReceiptMissing : ExchangeEvent.SendFailed;
        return NoteAsync(FaultPoints.NoteFailure, changed, happened, $"attempt {tries}, {failure}", cancellationToken);
    }

    /// <summary>
    /// Stores the entry, as it was claimed, with the exchange's event. The exchange may change meanwhile (its receipt, its answer): decide
    /// again from what stands there, as long as nobody else changed the entry itself.
    /// </summary>
    private async Task NoteAsync(string point, OutboxEntry changed, ExchangeEvent happened, string? detail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = changed with { Version = changed.Version + 1 };
        while (true)
        {
            await using var db = store.Read();
            var step = changed.Kind != OutboxKind.Document ? null : (await db.Exchanges.FirstAsync(
                e => e.Owner == changed.Owner && e.Id == changed.ExchangeId, cancellationToken).ConfigureAwait(false)).Apply(happened, now, detail);
            var commit = new Commit(point)
            {
                Changed = step is null ? [next] : [next, step.Exchange],
                Journal = [step?.Entry ?? JournalEntry.For(changed.Owner, changed.ExchangeId, happened, now, detail)],
            };
            if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) != CommitOutcome.Conflict)
            {
                return;
            }

            var stored = await db.Outbox.FirstAsync(
                o => o.Owner == changed.Owner && o.ExchangeId == changed.ExchangeId && o.Kind == changed.Kind, cancellationToken).ConfigureAwait(false);
            if (stored.Version != changed.Version)
            {
                return;
            }
        }
    }

    /// <summary>The same for the same try of the same exchange, different between exchanges: a spread without chance.</summary>
    private static double Spread(OutboxEntry entry) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.ExchangeId} {entry.Attempts} {entry.Failures}"))[0] / 256.0;
}
