namespace FormExchange.Forms;

/// <summary>A filled form that its schema accepts: what routing, signing and storing need to know of it.</summary>
public sealed class FormDocument
{
    internal FormDocument(FormDefinition form, string edition, string senderId, string receiverId, DateOnly dateSigned, IReadOnlyList<AttachmentReference> attachments)
    {
        Form = form;
        Edition = edition;
        SenderId = senderId;
        ReceiverId = receiverId;
        DateSigned = dateSigned;
        Attachments = attachments;
    }

    public FormDefinition Form { get; }

    /// <summary>Code of the legal basis that the document names.</summary>
    public string Edition { get; }

    public string SenderId { get; }

    public string ReceiverId { get; }

    public DateOnly DateSigned { get; }

    public IReadOnlyList<AttachmentReference> Attachments { get; }

    /// <summary>Id of the procedure that the document opens when it answers nothing; null where it opens none.</summary>
    public string? Opens { get; internal init; }
}

/// <summary>What a document says about one file that travels with it; <paramref name="Sha256"/> is lower-case hex.</summary>
public sealed record AttachmentReference(
    string AttachmentId, string DocumentType, string FileName, string MimeType, long SizeBytes, string Sha256, bool Medical, string Language, string XPath);
