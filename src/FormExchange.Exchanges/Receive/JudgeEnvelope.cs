using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>
/// Judges a verified document: known already? all files there and right? does the document hold? Then writes the exchange, the
/// acceptance key and the signed receipt in one commit. The verdict and the receipt are never without one another.
/// </summary>
public sealed class JudgeEnvelope(IExchangeStore store, JudgeDocument documents, KeyStore keys, TimeProvider time)
{
    internal async Task<InboxMove> JudgeAsync(
        ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, OpenedEnvelope opened, CancellationToken cancellationToken)
    {
        var accepted = await db.AcceptanceKeys.FirstOrDefaultAsync(
            k => k.Owner == entry.Owner && k.Signer == envelope.Signer && k.EnvelopeId == envelope.Header.EnvelopeId,
            cancellationToken).ConfigureAwait(false);
        if (accepted is not null)
        {
            return accepted.DocumentDigest == envelope.DocumentDigest
                ? await AnswerTwinAsync(db, entry, accepted, cancellationToken).ConfigureAwait(false)
                : InboxMove.Quarantine(ReceiveCodes.EnvelopeReused.Code);
        }

        var files = AttachmentFiles.Of(entry, envelope, opened.ContentKey);
        var states = new List<FileState>();
        foreach (var file in files)
        {
            states.Add(await AttachmentFiles.CheckAsync(db, file, cancellationToken).ConfigureAwait(false));
        }

        if (files.Where((_, index) => states[index] == FileState.Differs).ToList() is { Count: > 0 } wrong)
        {
            return await DropFilesAsync(entry, envelope, files, wrong, cancellationToken).ConfigureAwait(false);
        }

        if (states.Contains(FileState.Incomplete))
        {
            return await AwaitPartsAsync(entry, envelope, files, cancellationToken).ConfigureAwait(false);
        }

        return InboxMove.Of(await DecideAsync(db, entry, envelope, opened, files, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The same envelope in other bytes (sealed anew, say): the first one's receipt goes out again.</summary>
    private async Task<InboxMove> AnswerTwinAsync(ExchangeDbContext db, InboxEntry entry, AcceptanceKey first, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var receipt = await SendReceiptAgain.FindAsync(db, entry.Owner, first.ExchangeId, now, cancellationToken).ConfigureAwait(false);
        var commit = new Commit(FaultPoints.TakeAgain)
        {
            Changed = [entry with { State = InboxState.Duplicate, Version = entry.Version + 1 }, .. receipt],
            Journal = [JournalEntry.For(entry.Owner, first.ExchangeId, ExchangeEvent.ArrivedAgain, now, entry.Id)],
        };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    private async Task<InboxMove> AwaitPartsAsync(InboxEntry entry, VerifiedEnvelope envelope, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        if (entry.State == InboxState.AwaitingParts)
        {
            return InboxMove.NotYet;
        }

        var commit = new Commit(FaultPoints.AwaitParts) { Changed = [Awaiting(entry, envelope, files)] };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>These files are there and are not what the envelope says: forget them. No receipt goes out, so the sender sends them again.</summary>
    private async Task<InboxMove> DropFilesAsync(
        InboxEntry entry, VerifiedEnvelope envelope, IReadOnlyList<Attachment> files, List<Attachment> wrong, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var commit = new Commit(FaultPoints.DropParts)
        {
            Changed = [Awaiting(entry, envelope, files)],
            DroppedParts = [.. wrong.Select(file => (entry.Owner, file.PartsKey))],
            Journal = [.. wrong.Select(file => JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.AttachmentMismatch, now, $"index {file.Index}"))],
        };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    private static InboxEntry Awaiting(InboxEntry entry, VerifiedEnvelope envelope, IReadOnlyList<Attachment> files) => entry with
    {
        State = InboxState.AwaitingParts,
        PartsOf = AttachmentFiles.KeysOf(entry, envelope),
        AwaitedFiles = files.Max(a => a.Index) + 1,
        AwaitedParts = files.Sum(AttachmentFiles.PartsOf),
        Version = entry.Version + 1,
    };

    private async Task<CommitOutcome> DecideAsync(
        ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, OpenedEnvelope opened, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var judgement = await documents.JudgeAsync(db, entry.Owner, envelope, cancellationToken).ConfigureAwait(false);
        var arrived = Arrived(entry, envelope, judgement);
        var errors = judgement.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).Distinct().ToList();
        var step = arrived.Apply(
            judgement.Accepted ? ExchangeEvent.Accepted : ExchangeEvent.Refused, now, errors.Count == 0 ? null : string.Join(", ", errors))!;
        var identity = keys.Find(entry.Owner) ?? throw new InvalidOperationException($"{entry.Owner} receives here and has no key here.");
        var receipt = WriteReceipt.Sign(arrived, entry, envelope, judgement, identity, now);
        var answered = judgement.Answered?.Apply(ExchangeEvent.AnswerReceived, now, arrived.EnvelopeId);

        // The signed bytes can be there already: they came once without a seal, and were not taken so.
        var known = await db.Bodies.AnyAsync(b => b.Owner == entry.Owner && b.Digest == arrived.EnvelopeDigest, cancellationToken).ConfigureAwait(false);
        var commit = new Commit(FaultPoints.Judge)
        {
            Added =
            [
                step.Exchange with { Version = 0 },
                new AcceptanceKey(entry.Owner, envelope.Signer, envelope.Header.EnvelopeId, envelope.DocumentDigest, arrived.Id),
                new Body(entry.Owner, receipt.EnvelopeDigest, receipt.Bytes),
                Outbox(arrived, receipt, now),
                .. files,
                .. known ? Array.Empty<Body>() : [new Body(entry.Owner, arrived.EnvelopeDigest, opened.SignedBytes.ToArray())],
            ],
            Changed =
            [
                entry with { State = InboxState.Judged, Version = entry.Version + 1 },
                .. await WaitingTwinsAsync(db, entry, envelope, cancellationToken).ConfigureAwait(false),
                .. answered is null ? Array.Empty<object>() : [answered.Exchange],
            ],
            Journal = answered is null ? [step.Entry] : [step.Entry, answered.Entry],
        };
        return await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The same envelope, in a seal that its sender gave up: its parts never come. It is looked at once more, and then is a duplicate.
    /// </summary>
    private static async Task<IReadOnlyList<InboxEntry>> WaitingTwinsAsync(
        ExchangeDbContext db, InboxEntry entry, VerifiedEnvelope envelope, CancellationToken cancellationToken)
    {
        var keys = AttachmentPart.KeysOf(envelope.Header.Sender, envelope.Header.EnvelopeId, string.Empty);
        var twins = await db.Inbox.Where(i => i.Owner == entry.Owner && i.State == InboxState.AwaitingParts && i.Id != entry.Id && i.PartsOf!.StartsWith(keys))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. twins.Select(twin => twin with { State = InboxState.Waiting, Version = twin.Version + 1 })];
    }

    private static Exchange Arrived(InboxEntry entry, VerifiedEnvelope envelope, Judgement judgement) => new()
    {
        Owner = entry.Owner,
        Id = entry.Id,
        Direction = Direction.Incoming,
        Status = ExchangeStatus.Arrived,
        Form = envelope.Header.Type,
        FormVersion = envelope.Header.TypeVersion,
        Edition = envelope.Header.Edition ?? string.Empty,
        Sender = envelope.Signer,
        Receiver = entry.Owner,
        EnvelopeId = envelope.Header.EnvelopeId,
        CaseId = envelope.Header.CaseId,
        Procedure = envelope.Header.Procedure,
        InReplyTo = envelope.Header.InReplyTo,
        EnvelopeDigest = envelope.EnvelopeDigest,
        DocumentDigest = envelope.DocumentDigest,
        SignedDigest = envelope.SignedDigest,
        SignatureDigest = envelope.SignatureDigest,
        SchemaDigest = judgement.Form?.SchemaDigest ?? string.Empty,
        RulesDigest = judgement.Form?.RulesDigest ?? string.Empty,
        CreatedAt = entry.ArrivedAt,
        ChangedAt = entry.ArrivedAt,
    };

    private static OutboxEntry Outbox(Exchange arrived, SignedEnvelope receipt, DateTimeOffset now) => new()
    {
        Owner = arrived.Owner,
        ExchangeId = arrived.Id,
        Kind = OutboxKind.Receipt,
        To = arrived.Sender,
        EnvelopeId = receipt.Header.EnvelopeId,
        BodyDigest = receipt.EnvelopeDigest,
        State = OutboxState.Pending,
        DueAt = now,
        CreatedAt = now,
    };
}
