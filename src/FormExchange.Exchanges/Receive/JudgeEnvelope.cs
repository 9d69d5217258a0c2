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
public sealed class JudgeEnvelope(IExchangeStore store, JudgeDocument documents, AnswerTwin twins, KeyStore keys, ExchangeOptions options, TimeProvider time)
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
                ? await twins.AnswerAsync(db, entry, accepted.ExchangeId, cancellationToken).ConfigureAwait(false)
                : InboxMove.Quarantine(ReceiveCodes.EnvelopeReused.Code);
        }

        var files = AttachmentFiles.Of(entry, envelope, opened.ContentKey);
        if (files.Any(file => file.Length > options.LargestAttachment))
        {
            // Its parts are not kept, so nobody waits for them: the sender hears it now.
            return InboxMove.Of(await DecideAsync(db, entry, envelope, opened, [], cancellationToken).ConfigureAwait(false));
        }

        var states = await AttachmentFiles.CheckAsync(db, files, cancellationToken).ConfigureAwait(false);
        if (files.Where((_, at) => states[at] == FileState.Differs).Select(file => file.Index).ToList() is { Count: > 0 } wrong)
        {
            return await DropFilesAsync(entry, envelope, files, wrong, cancellationToken).ConfigureAwait(false);
        }

        if (states.Contains(FileState.Incomplete))
        {
            // As many parts as are awaited, and still not whole: some are none of the envelope's. Left there, they would have it judged at every look.
            return entry.State == InboxState.AwaitingParts
                ? await DropFilesAsync(entry, envelope, files, await AttachmentFiles.ForeignAsync(db, entry, files, states, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                : await AwaitPartsAsync(entry, envelope, files, cancellationToken).ConfigureAwait(false);
        }

        return InboxMove.Of(await DecideAsync(db, entry, envelope, opened, files, cancellationToken).ConfigureAwait(false));
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

    /// <summary>What is there of these files (by their index) is not what the envelope says: forget it. No receipt goes out, so the sender sends it again.</summary>
    private async Task<InboxMove> DropFilesAsync(
        InboxEntry entry, VerifiedEnvelope envelope, IReadOnlyList<Attachment> files, IReadOnlyList<int> wrong, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var commit = new Commit(FaultPoints.DropParts)
        {
            Changed = [Awaiting(entry, envelope, files)],
            DroppedParts = [.. wrong.Select(index => (entry.Owner, AttachmentPart.KeyOf(AttachmentFiles.KeysOf(entry, envelope), index)))],
            Journal = [.. wrong.Select(index => JournalEntry.For(entry.Owner, entry.Id, ExchangeEvent.AttachmentMismatch, now, $"index {index}"))],
        };
        return InboxMove.Of(await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    private static InboxEntry Awaiting(InboxEntry entry, VerifiedEnvelope envelope, IReadOnlyList<Attachment> files) => entry with
    {
        State = InboxState.AwaitingParts,
        PartsOf = AttachmentFiles.KeysOf(entry, envelope),
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
                .. await AnswerTwin.WaitingAsync(db, entry, envelope, cancellationToken).ConfigureAwait(false),
                .. answered is null ? Array.Empty<object>() : [answered.Exchange],
            ],
            Journal = answered is null ? [step.Entry] : [step.Entry, answered.Entry],
        };
        return await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
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
