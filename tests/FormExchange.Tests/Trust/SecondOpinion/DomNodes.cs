using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>Walks every element of an envelope for what may stand nowhere outside the signature.</summary>
internal static class DomNodes
{
    public static Refusal? Forbidden(DomStructure envelope)
    {
        foreach (var element in Elements(envelope.Document))
        {
            var inside = IsInside(element, envelope.Signature);
            var refusal = !inside && IsSignatureVocabulary(element) ? SignatureCodes.Count.Refusal() : ForbiddenAttribute(element, inside);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    public static bool HoldsSignature(XmlDocument document) =>
        Elements(document).Any(element => XmlParts.Is(element, Names.Signature, "Signature"));

    private static Refusal? ForbiddenAttribute(XmlElement element, bool insideSignature)
    {
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (attribute.NamespaceURI == Names.Xmlns)
            {
                if (!IsPlainUri(attribute.Value))
                {
                    return EnvelopeCodes.Namespace.Refusal();
                }
            }
            else if (!insideSignature && attribute.LocalName.Equals("id", StringComparison.OrdinalIgnoreCase))
            {
                return ReaderCodes.Id.Refusal();
            }
        }

        return null;
    }

    private static bool IsSignatureVocabulary(XmlElement element) =>
        element.NamespaceURI == Names.Signature || element.NamespaceURI.StartsWith(Names.XadesFamily, StringComparison.Ordinal);

    // Canonicalizers of other houses write & in a namespace differently, and refuse relative ones.
    private static bool IsPlainUri(string uri) =>
        uri.Length == 0
        || (uri.Length <= 256 && (uri.StartsWith("urn:", StringComparison.Ordinal) || uri.StartsWith("http://", StringComparison.Ordinal) || uri.StartsWith("https://", StringComparison.Ordinal))
            && uri.All(letter => letter is > ' ' and < (char)0x7F and not ('&' or '<' or '>' or '"' or '\'')));

    private static bool IsInside(XmlElement element, XmlElement ancestor)
    {
        for (XmlNode? current = element; current is not null; current = current.ParentNode)
        {
            if (current == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In document order, by first child and next sibling alone: the previous sibling of an XmlNode is found by a walk over all of them.</summary>
    private static IEnumerable<XmlElement> Elements(XmlDocument document)
    {
        for (XmlNode? node = document.DocumentElement; node is not null; node = Next(node))
        {
            if (node is XmlElement element)
            {
                yield return element;
            }
        }
    }

    private static XmlNode? Next(XmlNode node)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

        for (XmlNode? current = node; current is not null; current = current.ParentNode)
        {
            if (current.NextSibling is { } sibling)
            {
                return sibling;
            }
        }

        return null;
    }
}
