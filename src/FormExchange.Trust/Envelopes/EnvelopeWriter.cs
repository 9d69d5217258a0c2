using System.Globalization;

namespace FormExchange.Trust;

/// <summary>
/// Writes the unsigned parts of an envelope straight in their canonical form: what is sent is byte for byte what is digested. Prefixes and order are
/// those that exclusive canonicalization gives back.
/// </summary>
internal sealed class EnvelopeWriter(CanonicalBuffer output)
{
    private const string Sbd = "sbd";
    private const string Fx = "fx";

    public void Begin(EnvelopeHeader header, SignableDocument document, IReadOnlyList<EnvelopeAttachment> attachments)
    {
        output.Raw("<sbd:StandardBusinessDocument xmlns:sbd=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\">"u8);
        WriteHeader(header);
        output.Raw("<fx:FormExchange xmlns:fx=\"urn:formexchange:envelope:1\">"u8);
        output.Raw(document.Canonical.Span);
        Open(Fx, "Attachments");
        foreach (var attachment in attachments)
        {
            WriteAttachment(attachment);
        }

        Close(Fx, "Attachments");
    }

    public void End() => output.Raw("</fx:FormExchange></sbd:StandardBusinessDocument>"u8);

    private void WriteHeader(EnvelopeHeader header)
    {
        Open(Sbd, "StandardBusinessDocumentHeader");
        Value(Sbd, "HeaderVersion", Names.HeaderVersion);
        WritePartner("Sender", header.Sender);
        WritePartner("Receiver", header.Receiver);

        Open(Sbd, "DocumentIdentification");
        Value(Sbd, "Standard", Names.Standard);
        Value(Sbd, "TypeVersion", header.TypeVersion);
        Value(Sbd, "InstanceIdentifier", header.EnvelopeId);
        Value(Sbd, "Type", header.Type);
        Value(Sbd, "CreationDateAndTime", WireTime.Write(header.CreatedAt));
        Close(Sbd, "DocumentIdentification");

        Open(Sbd, "BusinessScope");
        WriteScope(Names.CaseContext, header.CaseId, header.InReplyTo);
        WriteScope(Names.CaseOwner, header.CaseOwner, null);
        WriteScope(Names.Procedure, header.Procedure, null);
        WriteScope(Names.Edition, header.Edition, null);
        WriteScope(Names.Replaces, header.Replaces, null);
        Close(Sbd, "BusinessScope");
        Close(Sbd, "StandardBusinessDocumentHeader");
    }

    private void WritePartner(string name, string institution)
    {
        Open(Sbd, name);
        output.Raw("<sbd:Identifier Authority=\"urn:formexchange:institutions\">"u8);
        output.Text(institution);
        Close(Sbd, "Identifier");
        Close(Sbd, name);
    }

    private void WriteScope(string type, string? value, string? inReplyTo)
    {
        if (value is null)
        {
            return;
        }

        Open(Sbd, "Scope");
        Value(Sbd, "Type", type);
        Value(Sbd, "InstanceIdentifier", value);
        if (inReplyTo is not null)
        {
            Open(Sbd, "CorrelationInformation");
            Value(Sbd, "RequestingDocumentInstanceIdentifier", inReplyTo);
            Close(Sbd, "CorrelationInformation");
        }

        Close(Sbd, "Scope");
    }

    private void WriteAttachment(EnvelopeAttachment attachment)
    {
        Open(Fx, "Attachment");
        Value(Fx, "Index", attachment.Index.ToString(CultureInfo.InvariantCulture));
        Value(Fx, "AttachmentId", attachment.Id);
        Value(Fx, "FileName", attachment.Name);
        Value(Fx, "DocumentType", attachment.DocumentType);
        Value(Fx, "Medical", attachment.Medical ? "true" : "false");
        Value(Fx, "MimeType", attachment.MediaType);
        Value(Fx, "Language", attachment.Language);
        Value(Fx, "SizeBytes", attachment.Size.ToString(CultureInfo.InvariantCulture));
        Value(Fx, "DigestMethod", "SHA-256");
        Value(Fx, "DigestValue", attachment.Sha256);
        Close(Fx, "Attachment");
    }

    private void Open(string prefix, string name)
    {
        output.Raw("<"u8);
        output.Name(prefix, name);
        output.Raw(">"u8);
    }

    private void Close(string prefix, string name)
    {
        output.Raw("</"u8);
        output.Name(prefix, name);
        output.Raw(">"u8);
    }

    private void Value(string prefix, string name, string value)
    {
        Open(prefix, name);
        output.Text(value);
        Close(prefix, name);
    }
}
