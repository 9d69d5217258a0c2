using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>One finding as a receipt states it: the receiver's words, so that the sender needs no newer catalogue to read them. Never a value of the document.</summary>
public sealed record ReceiptFinding(string Code, Severity Severity, string? XPath, LocalizedText Text);

/// <summary>
/// What a receiver states about an envelope that it stored, verified and judged. Digests are SHA-256, lower-case hex; those of the form's schema and
/// rules are empty when the receiver does not know the form.
/// </summary>
/// <param name="EnvelopeId">Of the envelope that the receipt is for; likewise sender and receiver.</param>
/// <param name="Event">An event of ETSI EN 319 522, as a URI: see <see cref="ReceiptEvent"/>.</param>
/// <param name="Accepted">The verdict; a refused document was delivered all the same.</param>
public sealed record Receipt(
    string EnvelopeId,
    string Sender,
    string Receiver,
    string Event,
    bool Accepted,
    IReadOnlyList<ReceiptFinding> Findings,
    string Form,
    string FormVersion,
    string SchemaDigest,
    string RulesDigest,
    string EnvelopeDigest,
    string SignedDigest,
    string DocumentDigest,
    string SignatureDigest,
    IReadOnlyList<string> AttachmentDigests,
    string CertificateDigest,
    DateTimeOffset ArrivedAt,
    DateTimeOffset JudgedAt);

/// <summary>The delivery events of ETSI EN 319 522 that receipts use.</summary>
public static class ReceiptEvent
{
    /// <summary>The content lies in the recipient's inbox.</summary>
    public const string ContentConsignment = "http://uri.etsi.org/19522/Event/ContentConsignment";

    /// <summary>The recipient got the content, judged it, and will not have it.</summary>
    public const string ConsignmentRejection = "http://uri.etsi.org/19522/Event/ConsignmentRejection";
}
