using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Exchanges.Submit;

/// <summary>What became of a submission: an exchange, or a refusal.</summary>
public sealed record SubmitResult(Exchange? Exchange, Refusal? Refusal);

/// <summary>
/// Signs a prepared document, seals it, and stores exchange, signed and sealed bytes, files, journal and outbox in one commit. From then on the service has
/// said yes: the form is delivered and receipted, or an operator sees why not.
/// </summary>
public sealed class SubmitForm(IExchangeStore store, SealForReceiver seals, EnvelopeSchemas schemas, TimeProvider time)
{
    public async Task<SubmitResult> SubmitAsync(
        PreparedSubmission prepared, StagedFiles staged, CancellationToken cancellationToken)
    {
        if (AttachmentCheck.Check(prepared.Document, staged.Files) is { } wrong)
        {
            return new SubmitResult(null, wrong);
        }

        while (true)
        {
            var now = time.GetUtcNow();
            var signed = EnvelopeSigner.Sign(
                Header(prepared, now), prepared.Signable, EnvelopeAttachment.ListOf(prepared.Document), prepared.Identity, now);
            if (EnvelopeFit.Refuse(signed, schemas) is { } unfit)
            {
                return new SubmitResult(null, unfit);
            }

            // Sealed here and not at the first sending: so it costs no commit of its own, and whoever submits hears of a certificate that is missing.
            if (seals.Seal(prepared.Owner, signed.Header.EnvelopeId, signed.Header.Receiver, signed.Bytes) is not { } made)
            {
                return new SubmitResult(null, SubmitCodes.NoCertificate.Refusal(signed.Header.Receiver));
            }

            var (commit, exchange) = Decide(prepared, staged, signed, [made.Seal, made.Body], now);
            switch (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false))
            {
                case CommitOutcome.Committed:
                    return new SubmitResult(exchange, null);
                case CommitOutcome.Duplicate:
                    await using (var db = store.Read())
                    {
                        var twin = await PrepareSubmission.FindTwinAsync(db, prepared.Document, prepared.Signable.Digest, cancellationToken).ConfigureAwait(false);
                        return new SubmitResult(null, twin ?? throw new InvalidOperationException("A key was taken, but not the submission's."));
                    }

                default:
                    var reread = await RereadAsync(prepared, cancellationToken).ConfigureAwait(false);
                    prepared = reread.Answered?.Version != prepared.Answered?.Version ? reread
                        : throw new InvalidOperationException("The files of this submission were swept before it came.");
                    break;
            }
        }
    }

    private static (Commit Commit, Exchange Exchange) Decide(
        PreparedSubmission prepared, StagedFiles staged, SignedEnvelope signed, object[] seal, DateTimeOffset now)
    {
        var document = prepared.Document;
        var exchange = new Exchange
        {
            Owner = prepared.Owner,
            Id = signed.Header.EnvelopeId,
            Direction = Direction.Outgoing,
            Status = ExchangeStatus.Submitted,
            Form = document.Form.Code,
            FormVersion = document.Form.Version,
            Edition = document.Edition,
            Sender = document.SenderId,
            Receiver = document.ReceiverId,
            EnvelopeId = signed.Header.EnvelopeId,
            CaseId = signed.Header.CaseId,
            Procedure = signed.Header.Procedure,
            InReplyTo = signed.Header.InReplyTo,
            EnvelopeDigest = signed.EnvelopeDigest,
            DocumentDigest = signed.DocumentDigest,
            SignedDigest = signed.SignedDigest,
            SignatureDigest = signed.SignatureDigest,
            SchemaDigest = document.Form.SchemaDigest,
            RulesDigest = document.Form.RulesDigest,
            CreatedAt = now,
            ChangedAt = now,
        };
        var outbox = new OutboxEntry
        {
            Owner = exchange.Owner,
            ExchangeId = exchange.Id,
            Kind = OutboxKind.Document,
            To = exchange.Receiver,
            EnvelopeId = exchange.EnvelopeId,
            BodyDigest = exchange.EnvelopeDigest,
            State = OutboxState.Pending,
            DueAt = now,
            CreatedAt = now,
        };
        var answered = prepared.Answered?.Apply(ExchangeEvent.AnswerSubmitted, now, exchange.Id);
        var commit = new Commit(FaultPoints.Submit)
        {
            Added =
            [
                exchange, outbox, new Body(exchange.Owner, exchange.EnvelopeDigest, signed.Bytes), .. seal,
                new SubmissionKey(exchange.Owner, exchange.Receiver, prepared.Signable.Digest, exchange.Id),
                .. staged.Held, .. Files(exchange, document, staged.Files),
            ],
            Changed = answered is null ? [] : [answered.Exchange],
            Journal =
            [
                JournalEntry.For(exchange.Owner, exchange.Id, ExchangeEvent.Submitted, now, prepared.Route.Rule),
                .. answered is null ? Array.Empty<JournalEntry>() : [answered.Entry],
            ],
        };
        return (commit, exchange);
    }

    private static EnvelopeHeader Header(PreparedSubmission prepared, DateTimeOffset now)
    {
        var (document, answered) = (prepared.Document, prepared.Answered);
        return new EnvelopeHeader(
            EnvelopeId: Guid.CreateVersion7(now).ToString(),
            Sender: document.SenderId,
            Receiver: document.ReceiverId,
            Type: document.Form.Code,
            TypeVersion: document.Form.Version,
            CreatedAt: now,
            CaseId: answered?.CaseId ?? Guid.CreateVersion7(now).ToString(),
            Procedure: prepared.Route.Procedure,
            Edition: document.Edition,
            CaseOwner: answered?.Sender ?? document.SenderId,
            InReplyTo: answered?.EnvelopeId,
            Replaces: null);
    }

    private static IEnumerable<Attachment> Files(Exchange exchange, FormDocument document, IReadOnlyList<StagedAttachment> staged) =>
        document.Attachments.Select((a, index) =>
        {
            var file = staged.Single(s => s.AttachmentId == a.AttachmentId);
            return new Attachment(exchange.Owner, exchange.Id, index, a.AttachmentId, file.Length, file.Digest, file.PartsKey);
        });

    private async Task<PreparedSubmission> RereadAsync(PreparedSubmission prepared, CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var answered = prepared.Answered is null
            ? null
            : await db.Exchanges.FindAsync([prepared.Owner, prepared.Answered.Id], cancellationToken).ConfigureAwait(false);
        return prepared with { Answered = answered };
    }
}
