using System.Globalization;
using System.Text;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Puts header, document and list of attachments into one unsigned envelope.</summary>
internal static class EnvelopeWriter
{
    public static XmlDocument Write(EnvelopeHeader header, ReadOnlyMemory<byte> payload, IReadOnlyList<EnvelopeAttachment> attachments)
    {
        if (SafeXml.Examine(payload, XmlLimits.Document) is { } finding)
        {
            throw new ArgumentException($"The payload may not be signed: {finding.Code}.", nameof(payload));
        }

        var envelope = SafeXml.LoadDocument(WriteFrame(header, attachments));
        var document = SafeXml.LoadDocument(payload);
        var wrapper = envelope.DocumentElement!.LastChild!;
        wrapper.PrependChild(envelope.ImportNode(document.DocumentElement!, deep: true));

        // Read back from its canonical form: what is signed, and sent, is byte for byte what will be digested.
        return SafeXml.LoadDocument(CanonicalXml.OfDocument(envelope));
    }

    private static byte[] WriteFrame(EnvelopeHeader header, IReadOnlyList<EnvelopeAttachment> attachments)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartElement("sbd", "StandardBusinessDocument", Names.Header);
            WriteHeader(writer, header);
            writer.WriteStartElement("fx", "FormExchange", Names.Envelope);
            writer.WriteStartElement("fx", "Attachments", Names.Envelope);
            foreach (var attachment in attachments)
            {
                WriteAttachment(writer, attachment);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteHeader(XmlWriter writer, EnvelopeHeader header)
    {
        Start(writer, "StandardBusinessDocumentHeader");
        Value(writer, "HeaderVersion", Names.HeaderVersion);
        WritePartner(writer, "Sender", header.Sender);
        WritePartner(writer, "Receiver", header.Receiver);

        Start(writer, "DocumentIdentification");
        Value(writer, "Standard", Names.Standard);
        Value(writer, "TypeVersion", header.TypeVersion);
        Value(writer, "InstanceIdentifier", header.EnvelopeId);
        Value(writer, "Type", header.Type);
        Value(writer, "CreationDateAndTime", WireTime.Write(header.CreatedAt));
        writer.WriteEndElement();

        Start(writer, "BusinessScope");
        WriteScope(writer, Names.CaseContext, header.CaseId, header.InReplyTo);
        WriteScope(writer, Names.CaseOwner, header.CaseOwner, null);
        WriteScope(writer, Names.Procedure, header.Procedure, null);
        WriteScope(writer, Names.Edition, header.Edition, null);
        WriteScope(writer, Names.Replaces, header.Replaces, null);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WritePartner(XmlWriter writer, string name, string institution)
    {
        Start(writer, name);
        Start(writer, "Identifier");
        writer.WriteAttributeString("Authority", Names.InstitutionAuthority);
        writer.WriteString(institution);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteScope(XmlWriter writer, string type, string? value, string? inReplyTo)
    {
        if (value is null)
        {
            return;
        }

        Start(writer, "Scope");
        Value(writer, "Type", type);
        Value(writer, "InstanceIdentifier", value);
        if (inReplyTo is not null)
        {
            Start(writer, "CorrelationInformation");
            Value(writer, "RequestingDocumentInstanceIdentifier", inReplyTo);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteAttachment(XmlWriter writer, EnvelopeAttachment attachment)
    {
        writer.WriteStartElement("fx", "Attachment", Names.Envelope);
        void Field(string name, string value) => writer.WriteElementString("fx", name, Names.Envelope, value);
        Field("Index", attachment.Index.ToString(CultureInfo.InvariantCulture));
        Field("AttachmentId", attachment.Id);
        Field("FileName", attachment.Name);
        Field("DocumentType", attachment.DocumentType);
        Field("Medical", attachment.Medical ? "true" : "false");
        Field("MimeType", attachment.MediaType);
        Field("Language", attachment.Language);
        Field("SizeBytes", attachment.Size.ToString(CultureInfo.InvariantCulture));
        Field("DigestMethod", "SHA-256");
        Field("DigestValue", attachment.Sha256);
        writer.WriteEndElement();
    }

    private static void Start(XmlWriter writer, string name) => writer.WriteStartElement("sbd", name, Names.Header);

    private static void Value(XmlWriter writer, string name, string value) => writer.WriteElementString("sbd", name, Names.Header, value);
}
