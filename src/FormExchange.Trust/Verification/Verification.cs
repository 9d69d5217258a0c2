using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The answer to one envelope: what it verifiably says, or why it was refused. Exactly one of the two is set.</summary>
public sealed record Verification(VerifiedEnvelope? Envelope, Refusal? Refusal);

/// <summary>What a verified envelope says. Every value was read from the canonical bytes that the signature's digest was checked against.</summary>
/// <param name="Payload">The document alone, in its exclusive canonical form.</param>
/// <param name="AcceptedBy">The form whose schema was seen to accept the document, by the same pass; null where it is not, or where nobody asked.</param>
/// <param name="Signer">The institution that the certificate belongs to: the sender.</param>
public sealed record VerifiedEnvelope(
    EnvelopeHeader Header,
    ReadOnlyMemory<byte> Payload,
    string PayloadNamespace,
    string PayloadName,
    FormDefinition? AcceptedBy,
    IReadOnlyList<EnvelopeAttachment> Attachments,
    string Signer,
    DateTimeOffset SignedAt,
    string EnvelopeDigest,
    string DocumentDigest,
    string SignedDigest,
    string SignatureDigest,
    string CertificateDigest);
