using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The answer to one sealed envelope: what was in it, or why it stays shut. Exactly one of the two is set.</summary>
public sealed record Opening(OpenedEnvelope? Envelope, Refusal? Refusal);

/// <summary>
/// What a sealed envelope held: octet for octet what its sender sealed. It is not verified: a seal can be made by anybody who has the recipient's certificate,
/// so these bytes go to <see cref="EnvelopeVerifier"/> next.
/// </summary>
/// <param name="SignedBytes">The signed envelope.</param>
/// <param name="Sender">As the outer and the inner header both say.</param>
/// <param name="KeyId">SHA-256 of the certificate that it was sealed for, lower-case hex.</param>
/// <param name="ContentKey">What the envelope's attachments are opened with.</param>
public sealed record OpenedEnvelope(
    ReadOnlyMemory<byte> SignedBytes, string EnvelopeId, string Sender, string Receiver, string KeyId, KeyTransport Transport, ContentKey ContentKey);
