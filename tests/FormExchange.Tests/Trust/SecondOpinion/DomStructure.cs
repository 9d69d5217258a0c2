using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>
/// The fixed places of an envelope, and everything that may not stand outside the signature: what the profile (PROFILE.md, sections 1 and 2) says
/// before any cryptography.
/// </summary>
internal sealed record DomStructure(XmlDocument Document, XmlElement Header, XmlElement Payload, XmlElement Attachments, XmlElement Signature)
{
    public static Outcome<DomStructure> Read(ReadOnlyMemory<byte> bytes)
    {
        if (SafeXml.Examine(bytes, XmlLimits.Envelope) is { } finding)
        {
            return new Refusal(finding.Code, finding.Text) { Findings = [finding] };
        }

        var document = SafeXml.LoadDocument(bytes);
        var places = FindPlaces(document);
        return places.Value is null ? places : DomNodes.Forbidden(places.Value) is { } refusal ? refusal : places;
    }

    /// <summary>Header, document, attachments of an envelope whose signature was taken out: the canonical bytes, read again.</summary>
    public static (XmlElement Header, XmlElement Payload, XmlElement Attachments) Unsigned(XmlDocument document)
    {
        var root = XmlParts.Elements(document.DocumentElement!);
        var wrapped = XmlParts.Elements(root[1]);
        return (root[0], wrapped[0], wrapped[1]);
    }

    private static Outcome<DomStructure> FindPlaces(XmlDocument document)
    {
        var root = document.DocumentElement!;
        var top = XmlParts.Elements(root);
        if (!XmlParts.Is(root, Names.Header, "StandardBusinessDocument") || !XmlParts.HoldsOnlyElements(root) || top.Count != 2
            || !XmlParts.Is(top[0], Names.Header, "StandardBusinessDocumentHeader") || !XmlParts.Is(top[1], Names.Envelope, "FormExchange"))
        {
            return EnvelopeCodes.Structure.Refusal();
        }

        var wrapped = XmlParts.Elements(top[1]);
        var signatures = wrapped.Where(element => XmlParts.Is(element, Names.Signature, "Signature")).ToList();
        if (signatures.Count > 1)
        {
            return SignatureCodes.Count.Refusal();
        }

        if (signatures.Count == 1 && signatures[0] != wrapped[^1])
        {
            return SignatureCodes.Place.Refusal();
        }

        var rest = wrapped.Count - signatures.Count;
        if (!XmlParts.HoldsOnlyElements(top[1]) || rest != 2 || wrapped[0].NamespaceURI is "" or Names.Header or Names.Envelope
            || !XmlParts.Is(wrapped[1], Names.Envelope, "Attachments"))
        {
            return EnvelopeCodes.Structure.Refusal();
        }

        return signatures.Count == 0
            ? DomNodes.HoldsSignature(document) ? SignatureCodes.Place.Refusal() : SignatureCodes.Missing.Refusal()
            : new DomStructure(document, top[0], wrapped[0], wrapped[1], signatures[0]);
    }
}
