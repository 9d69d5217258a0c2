using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Routing;
using FormExchange.Forms;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Submit;

/// <summary>A document that may be sent, as soon as its files are there.</summary>
/// <param name="Signable">The document in its canonical form: what is signed.</param>
/// <param name="Answered">The exchange that the document answers, as this institution holds it.</param>
public sealed record PreparedSubmission(
    FormDocument Document, SignableDocument Signable, RouteDecision Route, SigningIdentity Identity, Exchange? Answered)
{
    public string Owner => Document.SenderId;
}

/// <summary>
/// Judges a document before anything is stored: form, rules, date, confirmations, sender, route, whether it was sent before, and whether it can be sealed. A
/// refusal here reaches the person who is still at the desk.
/// </summary>
public sealed class PrepareSubmission(
    CatalogueInUse forms, KeyStore keys, SealForReceiver seals, IExchangeStore store, TimeProvider time, ExchangeOptions options)
{
    public async Task<(PreparedSubmission? Prepared, Refusal? Refusal)> PrepareAsync(
        ReadOnlyMemory<byte> document, IReadOnlySet<string> confirmed, string? inReplyTo, CancellationToken cancellationToken)
    {
        var catalogue = forms.Current;
        var validation = new FormValidator(catalogue).Validate(document);
        if (Judge(validation, confirmed) is { } invalid)
        {
            return (null, invalid);
        }

        var form = validation.Document!;
        if (keys.Find(form.SenderId) is not { } identity)
        {
            return (null, SubmitCodes.SenderNotHere.Refusal(form.SenderId));
        }

        await using var db = store.Read();
        var answered = inReplyTo is null || !StoredText.CanBeKey(inReplyTo) ? null : await FindAnsweredAsync(db, form.SenderId, inReplyTo, cancellationToken).ConfigureAwait(false);
        if (inReplyTo is not null && answered is null)
        {
            return (null, RoutingCodes.AnsweredUnknown.Refusal(inReplyTo, form.SenderId));
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var routes = new RouteDirectory(catalogue);
        var route = answered is null
            ? routes.Opening(form, form.SenderId, form.ReceiverId, today)
            : routes.Answer(form.Form, form.SenderId, form.ReceiverId, answered, today);
        if (route.Refusal is { } noRoute)
        {
            return (null, noRoute);
        }

        var (signable, unfit) = SignableDocument.Of(document);
        return (unfit ?? await FindTwinAsync(db, form, signable!.Digest, cancellationToken).ConfigureAwait(false)
            ?? (seals.Can(form.ReceiverId) ? null : SubmitCodes.NoCertificate.Refusal(form.ReceiverId))) is { } refusal
            ? (null, refusal)
            : (new PreparedSubmission(form, signable!, route, identity, answered), null);
    }

    /// <summary>The refusal of a document that was submitted before, naming the first exchange; null where it was not.</summary>
    internal static async Task<Refusal?> FindTwinAsync(
        ExchangeDbContext db, FormDocument form, string digest, CancellationToken cancellationToken)
    {
        var key = await db.SubmissionKeys.FirstOrDefaultAsync(
            k => k.Owner == form.SenderId && k.Receiver == form.ReceiverId && k.DocumentDigest == digest, cancellationToken).ConfigureAwait(false);
        return key is null ? null : SubmitCodes.AlreadySubmitted.Refusal(key.ExchangeId) with { RelatedId = key.ExchangeId };
    }

    private Refusal? Judge(Validation validation, IReadOnlySet<string> confirmed)
    {
        var findings = validation.Report.Findings;
        if (validation.Document is { } form)
        {
            // The day at the host's place: in Oujda it begins an hour before it does in UTC.
            var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
            findings = [.. findings, .. SubmissionCheck.Check(form, today, options.LargestDocumentAgeDays)];
        }

        var errors = findings.Count(f => f.Severity == Severity.Error);
        if (errors > 0 || validation.Document is null)
        {
            return SubmitCodes.Invalid.Refusal(errors) with { Findings = findings };
        }

        var open = findings.Where(f => f.Severity == Severity.Warning && !confirmed.Contains(f.Code)).ToList();
        return open.Count == 0
            ? null
            : SubmitCodes.Unconfirmed.Refusal(string.Join(", ", open.Select(f => f.Code).Distinct())) with { Findings = open };
    }

    /// <summary>By the id of the incoming exchange or of its envelope: an officer may have either at hand. Another signer can use an envelope's id too: the accepted one is meant.</summary>
    private static Task<Exchange?> FindAnsweredAsync(ExchangeDbContext db, string owner, string id, CancellationToken cancellationToken) =>
        db.Exchanges.Where(e => e.Owner == owner && e.Direction == Direction.Incoming && (e.Id == id || e.EnvelopeId == id))
            .OrderByDescending(e => e.Verdict == Verdict.Accepted).ThenBy(e => e.CreatedAt).FirstOrDefaultAsync(cancellationToken);
}
