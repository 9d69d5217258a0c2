using System.Text;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Receipts as documents: written to be the payload of an envelope of type <c>Receipt</c>, read from a verified one.</summary>
public static class ReceiptXml
{
    public static SignableDocument Write(Receipt receipt)
    {
        var (document, refusal) = SignableDocument.Of(WriteBytes(receipt));
        return document ?? throw new ArgumentException($"The receipt cannot be sent: {refusal!.Code}.", nameof(receipt));
    }

    private static byte[] WriteBytes(Receipt receipt)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartElement("Receipt", Names.Receipt);
            Value(writer, "EnvelopeId", receipt.EnvelopeId);
            Value(writer, "Sender", receipt.Sender);
            Value(writer, "Receiver", receipt.Receiver);
            Value(writer, "Event", receipt.Event);
            Value(writer, "Verdict", receipt.Accepted ? "accepted" : "refused");
            WriteFindings(writer, receipt.Findings);

            writer.WriteStartElement("JudgedAgainst", Names.Receipt);
            Value(writer, "Form", receipt.Form);
            Value(writer, "FormVersion", receipt.FormVersion);
            Value(writer, "SchemaDigest", receipt.SchemaDigest);
            Value(writer, "RulesDigest", receipt.RulesDigest);
            writer.WriteEndElement();

            writer.WriteStartElement("NonRepudiationInformation", Names.Receipt);
            Value(writer, "EnvelopeDigest", receipt.EnvelopeDigest);
            Value(writer, "SignedDigest", receipt.SignedDigest);
            Value(writer, "DocumentDigest", receipt.DocumentDigest);
            Value(writer, "SignatureDigest", receipt.SignatureDigest);
            Value(writer, "CertificateDigest", receipt.CertificateDigest);
            foreach (var digest in receipt.AttachmentDigests)
            {
                Value(writer, "AttachmentDigest", digest);
            }

            writer.WriteEndElement();
            Value(writer, "ArrivedAt", WireTime.Write(receipt.ArrivedAt));
            Value(writer, "JudgedAt", WireTime.Write(receipt.JudgedAt));
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>The receipt that these bytes state; null when they are none, or not valid against <c>receipt.xsd</c>.</summary>
    public static Receipt? Read(ReadOnlyMemory<byte> utf8Payload, EnvelopeSchemas schemas)
    {
        if (schemas.ValidateReceipt(utf8Payload).Count > 0)
        {
            return null;
        }

        var root = SafeXml.LoadDocument(utf8Payload).DocumentElement!;
        if (!XmlParts.Is(root, Names.Receipt, "Receipt"))
        {
            return null;
        }

        string Field(params ReadOnlySpan<string> path) => XmlParts.Child(root, Names.Receipt, path)?.InnerText ?? "";
        if (WireTime.Read(Field("ArrivedAt")) is not { } arrived || WireTime.Read(Field("JudgedAt")) is not { } judged)
        {
            return null;
        }

        const string evidence = "NonRepudiationInformation";
        return new Receipt(
            Field("EnvelopeId"),
            Field("Sender"),
            Field("Receiver"),
            Field("Event"),
            Field("Verdict") == "accepted",
            [.. XmlParts.Elements(XmlParts.Child(root, Names.Receipt, "Findings")!).Select(ReadFinding)],
            Field("JudgedAgainst", "Form"),
            Field("JudgedAgainst", "FormVersion"),
            Field("JudgedAgainst", "SchemaDigest"),
            Field("JudgedAgainst", "RulesDigest"),
            Field(evidence, "EnvelopeDigest"),
            Field(evidence, "SignedDigest"),
            Field(evidence, "DocumentDigest"),
            Field(evidence, "SignatureDigest"),
            [.. XmlParts.Elements(XmlParts.Child(root, Names.Receipt, evidence)!).Where(element => element.LocalName == "AttachmentDigest").Select(element => element.InnerText)],
            Field(evidence, "CertificateDigest"),
            arrived,
            judged);
    }

    private static void WriteFindings(XmlWriter writer, IReadOnlyList<ReceiptFinding> findings)
    {
        writer.WriteStartElement("Findings", Names.Receipt);
        foreach (var finding in findings)
        {
            writer.WriteStartElement("Finding", Names.Receipt);
            Value(writer, "Code", finding.Code);
            Value(writer, "Severity", finding.Severity.ToString().ToLowerInvariant());
            Value(writer, "XPath", finding.XPath ?? "");
            Value(writer, "French", finding.Text.Fr);
            Value(writer, "Arabic", finding.Text.Ar);
            Value(writer, "English", finding.Text.En);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static ReceiptFinding ReadFinding(XmlElement finding)
    {
        string? Field(string name) => XmlParts.Child(finding, Names.Receipt, name)?.InnerText;
        var severity = Field("Severity") switch { "error" => Severity.Error, "warning" => Severity.Warning, _ => Severity.Information };
        return new ReceiptFinding(Field("Code")!, severity, Field("XPath"), new LocalizedText(Field("French")!, Field("Arabic")!, Field("English")!));
    }

    /// <summary>What is empty is left out.</summary>
    private static void Value(XmlWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteElementString(name, Names.Receipt, value);
        }
    }
}
