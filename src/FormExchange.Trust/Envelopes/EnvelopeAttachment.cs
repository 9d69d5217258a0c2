namespace FormExchange.Trust;

/// <summary>What the signed envelope says of one attachment: it repeats the document's own reference, so that a file can be checked without the form's schema.</summary>
/// <param name="Index">Unique and growing within the envelope.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record EnvelopeAttachment(
    int Index,
    string Id,
    string Name,
    string DocumentType,
    bool Medical,
    string MediaType,
    string Language,
    long Size,
    string Sha256);
