using FormExchange.Forms;

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
    string Sha256)
{
    /// <summary>What an envelope must say of the attachments that <paramref name="document"/> refers to, in the document's order.</summary>
    public static IReadOnlyList<EnvelopeAttachment> ListOf(FormDocument document) =>
    [
        .. document.Attachments.Select((a, index) => new EnvelopeAttachment(
            index, a.AttachmentId, a.FileName, a.DocumentType, a.Medical, a.MimeType, a.Language, a.SizeBytes, a.Sha256)),
    ];
}
