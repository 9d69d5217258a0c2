using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Takes what arrived and was not judged yet, opens and verifies it, and hands it on: a document to <see cref="JudgeEnvelope"/>, a receipt to
/// <see cref="RecordReceipt"/>. What cannot be opened or verified is quarantined: seen by the operator, never acted upon.
/// </summary>
public sealed class JudgeInbox(
    IExchangeStore store, ReadArrival arrival, JudgeEnvelope judge, RecordReceipt recordReceipt, RecordNegativeReceipt recordNegative,
    AnswerTwin twins, AnswerUnverified answer, TimeProvider time, ExchangeOptions options, ILogger<JudgeInbox> log)
{
    private const int Window = 64;

    /// <summary>How many are claimed at a time: few enough that other hosts find some too, many enough that claiming costs little.</summary>
    private const int Bunch = 16;

    /// <summary>Rounds after which a row that keeps changing is left for the next look.</summary>
    private const int LargestRounds = 5;

    /// <summary>
    /// Judges what waits, the oldest first, several at a time; returns how many entries moved. Each bunch is claimed before it is verified,
    /// so that several hosts on one database share the work.
    /// </summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var arrivals = new WaitingArrivals(store, time.GetUtcNow());
        var moved = 0;
        while (moved < Window && await arrivals.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (var bunch in page.Chunk(Bunch))
            {
                var mine = await store.ClaimArrivalsAsync(bunch, time.GetUtcNow(), options.Lease, cancellationToken).ConfigureAwait(false);
                moved += await JudgeAllAsync(mine, cancellationToken).ConfigureAwait(false);
            }
        }

        return moved;
    }

    /// <summary>Several at once is safe: each decides again from what stands there when another's commit came before its own.</summary>
    private async Task<int> JudgeAllAsync(IReadOnlyList<InboxEntry> entries, CancellationToken cancellationToken)
    {
        var moved = 0;
        var degree = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(entries, degree, async (entry, cancel) =>
        {
            if (await JudgeOneAsync(entry, cancel).ConfigureAwait(false))
            {
                Interlocked.Increment(ref moved);
            }
        }).ConfigureAwait(false);
        return moved;
    }

    /// <summary>One entry that meets a defect of ours must not hold up those behind it: it stays, is named in the log, and is looked at again.</summary>
    private async Task<bool> JudgeOneAsync(InboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await JudgeAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            log.LogError(defect, "Judging {InboxId} of {Owner} failed; it stays and is looked at again", entry.Id, entry.Owner);
            return false;
        }
    }

    /// <summary>True if the entry's state changed, decided from the row as it was claimed. A row that changed meanwhile (a receipt beside the mark of its sending) is read again.</summary>
    private async Task<bool> JudgeAsync(InboxEntry entry, CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var bytes = (await db.Bodies.FirstAsync(b => b.Owner == entry.Owner && b.Digest == entry.ArrivalDigest, cancellationToken).ConfigureAwait(false)).Bytes;
        var reading = arrival.Read(entry, bytes);
        for (var round = 0; round < LargestRounds; round++)
        {
            var current = round == 0 ? entry
                : await db.Inbox.FirstAsync(i => i.Owner == entry.Owner && i.Id == entry.Id, cancellationToken).ConfigureAwait(false);
            if (current.State is not (InboxState.Waiting or InboxState.AwaitingParts))
            {
                return true;
            }

            var move = await MoveAsync(db, current, reading, cancellationToken).ConfigureAwait(false);
            if (move.Code is not null)
            {
                var answers = reading.Answer is { } reason ? await answer.RowsAsync(db, current, reading.Opened?.SignedBytes ?? bytes, reason, cancellationToken).ConfigureAwait(false) : [];
                move = InboxMove.Of(await QuarantineAsync(current, move.Code, answers, cancellationToken).ConfigureAwait(false));
            }

            if (!move.Again)
            {
                return move.Moved;
            }
        }

        return false;
    }

    /// <summary>A document that was judged keeps its verdict, in whatever seal and however late it comes again: its very bytes were verified when they came first.</summary>
    private async Task<InboxMove> MoveAsync(ExchangeDbContext db, InboxEntry entry, ArrivalReading reading, CancellationToken cancellationToken) =>
        reading.Envelope is { } envelope ? await HandOnAsync(db, entry, envelope, reading.Opened, cancellationToken).ConfigureAwait(false)
        : reading.Opened is { } opened && await twins.AnswerAsync(db, entry, opened, cancellationToken).ConfigureAwait(false) is { } known ? known
        : InboxMove.Quarantine(reading.Refusal!.Code);

    private Task<InboxMove> HandOnAsync(
        ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, OpenedEnvelope? opened, CancellationToken cancellationToken) =>
        envelope.Header.Type switch
        {
            EnvelopeHeader.ReceiptType => recordReceipt.RecordAsync(db, entry, envelope, cancellationToken),
            EnvelopeHeader.NegativeReceiptType => recordNegative.RecordAsync(db, entry, envelope, cancellationToken),
            _ => judge.JudgeAsync(db, entry, envelope, opened!, cancellationToken),
        };

    private async Task<CommitOutcome> QuarantineAsync(InboxEntry entry, string code, IReadOnlyList<object> answers, CancellationToken cancellationToken)
    {
        log.LogWarning("Quarantined {InboxId} of {Owner}: {Code}", entry.Id, entry.Owner, code);
        var commit = new Commit(FaultPoints.Quarantine)
        {
            Added = answers,
            Changed = [entry.Quarantined(code)],
            Journal = [JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.Quarantined, time.GetUtcNow(), code)],
        };
        return await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
    }
}

