using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Routing;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>What the receiver holds of a document. <paramref name="Answered"/> is its own exchange that the document answers, if accepted.</summary>
public sealed record Judgement(FormDefinition? Form, IReadOnlyList<Finding> Findings, Exchange? Answered)
{
    public bool Accepted => Form is not null && Findings.All(f => f.Severity != Severity.Error);
}

/// <summary>
/// Judges a document by schema, rules, checklist, header, attachment list and route, all anew: what the sender found is not believed.
/// The as-of date is the document's own, so sender, receiver and a later audit agree.
/// </summary>
public sealed class JudgeDocument(CatalogueInUse forms, ExchangeOptions options)
{
    internal async Task<Judgement> JudgeAsync(ExchangeDbContext db, string owner, VerifiedEnvelope envelope, CancellationToken cancellationToken)
    {
        var catalogue = forms.Current;
        var routes = new RouteDirectory(catalogue);
        var validation = new FormValidator(catalogue).Validate(envelope.Payload, envelope.AcceptedBy);
        var findings = validation.Report.Findings.ToList();
        if (validation.Document is not { } document)
        {
            return new Judgement(null, findings, null);
        }

        findings.AddRange(AgainstEnvelope(document, envelope));
        var header = envelope.Header;
        var on = DateOnly.FromDateTime(envelope.SignedAt.UtcDateTime);
        var answered = header.InReplyTo is null ? null : await db.Exchanges.FirstOrDefaultAsync(
            e => e.Owner == owner && e.Direction == Direction.Outgoing && e.EnvelopeId == header.InReplyTo, cancellationToken).ConfigureAwait(false);
        var route = header.InReplyTo is null ? routes.Opening(document, header.Sender, header.Receiver, on)
            : answered is null ? RouteDecision.Refuse(RoutingCodes.AnsweredUnknown.Refusal(header.InReplyTo, owner))
            : routes.Answer(document.Form, header.Sender, header.Receiver, answered, on);
        if (route.Refusal is { } refusal)
        {
            findings.Add(new Finding(refusal.Code, Severity.Error, Place.Unknown, refusal.Text));
        }

        var judgement = new Judgement(document.Form, findings, answered);
        return judgement.Accepted ? judgement : judgement with { Answered = null };
    }

    private IEnumerable<Finding> AgainstEnvelope(FormDocument document, VerifiedEnvelope envelope)
    {
        var header = envelope.Header;
        if (header.Type != document.Form.Code || header.TypeVersion != document.Form.Version || header.Edition != document.Edition)
        {
            yield return ReceiveCodes.HeaderForm.Finding(Place.Unknown);
        }

        if (header.Sender != document.SenderId || header.Receiver != document.ReceiverId)
        {
            yield return ReceiveCodes.HeaderParties.Finding(Place.Unknown);
        }

        if (!EnvelopeAttachment.ListOf(document).SequenceEqual(envelope.Attachments))
        {
            yield return ReceiveCodes.AttachmentList.Finding(Place.Unknown);
        }

        foreach (var file in envelope.Attachments.Where(file => file.Size > options.LargestAttachment))
        {
            yield return ReceiveCodes.AttachmentTooLarge.Finding(Place.Unknown, file.Id, options.LargestAttachment / (1024 * 1024));
        }
    }
}
