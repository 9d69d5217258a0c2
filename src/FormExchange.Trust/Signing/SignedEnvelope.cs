namespace FormExchange.Trust;

/// <summary>An envelope that was signed: the bytes to send, always the same ones, and the digests that a receipt for it must state. Digests are SHA-256, lower-case hex.</summary>
/// <param name="EnvelopeDigest">Of the bytes.</param>
/// <param name="DocumentDigest">Of the document's exclusive canonical form.</param>
/// <param name="SignedDigest">The value of the reference to the whole envelope.</param>
/// <param name="SignatureDigest">Of the octets of the signature's value.</param>
public sealed record SignedEnvelope(
    byte[] Bytes,
    EnvelopeHeader Header,
    string EnvelopeDigest,
    string DocumentDigest,
    string SignedDigest,
    string SignatureDigest);
