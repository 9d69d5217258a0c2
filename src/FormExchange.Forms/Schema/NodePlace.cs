using System.Text;
using System.Xml;
using System.Xml.XPath;

namespace FormExchange.Forms.Schema;

/// <summary>Says where a node stands: XPath with the catalogue's prefixes and sibling indexes, and the line of its start tag.</summary>
internal static class NodePlace
{
    public static Place Of(XPathNavigator node, IReadOnlyDictionary<string, string> prefixes)
    {
        var steps = new List<string>();
        var at = node.Clone();
        if (at.NodeType == XPathNodeType.Attribute)
        {
            steps.Add(AttributeStep(at, prefixes));
            at.MoveToParent();
        }

        var line = (at as IXmlLineInfo)?.LineNumber;
        do
        {
            steps.Add(ElementStep(at, prefixes));
        }
        while (at.MoveToParent() && at.NodeType == XPathNodeType.Element);

        var path = new StringBuilder();
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            path.Append('/').Append(steps[i]);
        }

        return new Place(path.ToString(), line > 0 ? line : null);
    }

    /// <summary>A name from a namespace that the catalogue does not know is not repeated: it stands as a position among all elements.</summary>
    private static string ElementStep(XPathNavigator element, IReadOnlyDictionary<string, string> prefixes)
    {
        var known = prefixes.TryGetValue(element.NamespaceURI, out var prefix) && element.LocalName.Length <= 80;
        var index = 1;
        var sibling = element.Clone();

        // Forward from the first: this kind of document finds the previous node only by looking from the first each time.
        sibling.MoveToFirst();
        for (; !sibling.IsSamePosition(element); sibling.MoveToNext())
        {
            if (sibling.NodeType == XPathNodeType.Element
                && (!known || (sibling.LocalName == element.LocalName && sibling.NamespaceURI == element.NamespaceURI)))
            {
                index++;
            }
        }

        return known ? $"{prefix}:{element.LocalName}[{index}]" : $"*[{index}]";
    }

    private static string AttributeStep(XPathNavigator attribute, IReadOnlyDictionary<string, string> prefixes) =>
        attribute.LocalName.Length > 80 ? "@*"
        : attribute.NamespaceURI.Length == 0 ? "@" + attribute.LocalName
        : prefixes.TryGetValue(attribute.NamespaceURI, out var prefix) ? $"@{prefix}:{attribute.LocalName}" : "@*";
}
