using System.Globalization;
using System.Xml;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>
/// Reads header and attachments out of an envelope that is valid against <c>envelope.xsd</c>, by fixed place and never by search.
/// What the schema cannot say (order of scopes, unique ids) is judged here.
/// </summary>
internal static class DomValues
{
    private static readonly string[] ScopeOrder = [Names.CaseContext, Names.CaseOwner, Names.Procedure, Names.Edition, Names.Replaces];

    /// <summary>The code of what is wrong with header, list or addressee; null where nothing is.</summary>
    public static string? Refuse(XmlElement header, XmlElement attachments, XmlElement payload, string receiver)
    {
        var (read, list) = (ReadHeader(header), ReadAttachments(attachments));
        return (read.Refusal ?? list.Refusal)?.Code
            ?? (IsOther(payload, read.Value!) ? EnvelopeCodes.Type.Code : null)
            ?? (read.Value!.Receiver != receiver ? EnvelopeCodes.Receiver.Code : null);
    }

    private static bool IsOther(XmlElement payload, EnvelopeHeader header) => header.Type is "Receipt" or "NegativeReceipt"
        ? payload.NamespaceURI != Names.Receipt || payload.LocalName != header.Type || header.TypeVersion != "1"
        : payload.NamespaceURI == Names.Receipt;

    private static Outcome<EnvelopeHeader> ReadHeader(XmlElement header)
    {
        var identification = XmlParts.Child(header, Names.Header, "DocumentIdentification")!;
        string Field(string name) => XmlParts.Child(identification, Names.Header, name)!.InnerText;

        var scopes = new Dictionary<string, XmlElement>(StringComparer.Ordinal);
        var last = -1;
        foreach (var scope in XmlParts.Elements(XmlParts.Child(header, Names.Header, "BusinessScope")!))
        {
            var type = XmlParts.Elements(scope)[0].InnerText;
            var position = Array.IndexOf(ScopeOrder, type);
            var correlates = XmlParts.Elements(scope).Count > 2;
            if (position <= last || (correlates && position != 0))
            {
                return EnvelopeCodes.Scopes.Refusal();
            }

            last = position;
            scopes.Add(type, scope);
        }

        string? Scope(string type) => scopes.TryGetValue(type, out var scope) ? XmlParts.Elements(scope)[1].InnerText : null;
        var created = WireTime.Read(Field("CreationDateAndTime"));
        if (created is null || Scope(Names.CaseContext) is not { } caseId)
        {
            return EnvelopeCodes.Scopes.Refusal();
        }

        return new EnvelopeHeader(
            Field("InstanceIdentifier"),
            XmlParts.Child(header, Names.Header, "Sender", "Identifier")!.InnerText,
            XmlParts.Child(header, Names.Header, "Receiver", "Identifier")!.InnerText,
            Field("Type"),
            Field("TypeVersion"),
            created.Value,
            caseId,
            Scope(Names.Procedure),
            Scope(Names.Edition),
            Scope(Names.CaseOwner),
            XmlParts.Child(scopes[Names.CaseContext], Names.Header, "CorrelationInformation", "RequestingDocumentInstanceIdentifier")?.InnerText,
            Scope(Names.Replaces));
    }

    private static Outcome<IReadOnlyList<EnvelopeAttachment>> ReadAttachments(XmlElement attachments)
    {
        var read = new List<EnvelopeAttachment>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in XmlParts.Elements(attachments))
        {
            string Field(string name) => XmlParts.Child(element, Names.Envelope, name)!.InnerText;
            var attachment = new EnvelopeAttachment(
                int.Parse(Field("Index"), CultureInfo.InvariantCulture),
                Field("AttachmentId"),
                Field("FileName"),
                Field("DocumentType"),
                Field("Medical") == "true",
                Field("MimeType"),
                Field("Language"),
                long.Parse(Field("SizeBytes"), CultureInfo.InvariantCulture),
                Field("DigestValue"));
            if (!ids.Add(attachment.Id) || (read.Count > 0 && read[^1].Index >= attachment.Index))
            {
                return EnvelopeCodes.Attachments.Refusal();
            }

            read.Add(attachment);
        }

        return Outcome<IReadOnlyList<EnvelopeAttachment>>.Of(read);
    }
}
