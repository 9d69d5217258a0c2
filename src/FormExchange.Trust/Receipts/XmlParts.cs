using System.Xml;

namespace FormExchange.Trust;

/// <summary>Steps through a document by fixed place: the only way in which Trust reads values.</summary>
internal static class XmlParts
{
    public static IReadOnlyList<XmlElement> Elements(XmlNode parent)
    {
        var elements = new List<XmlElement>();
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is XmlElement element)
            {
                elements.Add(element);
            }
        }

        return elements;
    }

    /// <summary>The element at the end of the path, each step being the first child of that name; null where a step is missing.</summary>
    public static XmlElement? Child(XmlElement parent, string ns, params ReadOnlySpan<string> path)
    {
        var current = parent;
        foreach (var name in path)
        {
            XmlElement? next = null;
            for (var node = current.FirstChild; node is not null && next is null; node = node.NextSibling)
            {
                next = node is XmlElement element && Is(element, ns, name) ? element : null;
            }

            if (next is null)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    public static bool Is(XmlElement element, string ns, string name) => element.NamespaceURI == ns && element.LocalName == name;

    /// <summary>True when the element has no text of its own other than white space.</summary>
    public static bool HoldsOnlyElements(XmlElement element)
    {
        for (var node = element.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is not (XmlElement or XmlWhitespace or XmlSignificantWhitespace))
            {
                return false;
            }
        }

        return true;
    }
}
