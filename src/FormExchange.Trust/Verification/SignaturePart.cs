namespace FormExchange.Trust;

/// <summary>The values of a signature that a verifier needs, named where the grammar says what they are.</summary>
internal enum SignaturePart
{
    None,
    Algorithm,
    SignatureId,
    ReferenceId,
    EnvelopeDigest,
    PropertiesUri,
    PropertiesDigest,
    SignatureValue,
    Certificate,
    Target,
    PropertiesId,
    SigningTime,
    CertificateDigest,
    ObjectReference,
    MediaType,
}
