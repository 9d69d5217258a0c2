using System.Xml;
using System.Xml.XPath;

namespace FormExchange.Forms.Schema;

/// <summary>Walks a path of element names in a document, without compiling an XPath for every field that the service reads.</summary>
internal static class PlainPath
{
    /// <summary>The text of the first element on the path, trimmed; empty where there is none.</summary>
    public static string Text(XPathNavigator from, IReadOnlyList<XmlQualifiedName> path)
    {
        var at = from.Clone();
        foreach (var name in path)
        {
            if (!at.MoveToChild(name.Name, name.Namespace))
            {
                return "";
            }
        }

        return at.Value.Trim();
    }

    /// <summary>Every element on the path, in the order of the document.</summary>
    public static IReadOnlyList<XPathNavigator> All(XPathNavigator from, IReadOnlyList<XmlQualifiedName> path)
    {
        var found = new List<XPathNavigator>();
        Collect(from, path, 0, found);
        return found;
    }

    private static void Collect(XPathNavigator parent, IReadOnlyList<XmlQualifiedName> path, int depth, List<XPathNavigator> found)
    {
        if (depth == path.Count)
        {
            found.Add(parent.Clone());
            return;
        }

        var at = parent.Clone();
        for (var more = at.MoveToChild(path[depth].Name, path[depth].Namespace); more; more = at.MoveToNext(path[depth].Name, path[depth].Namespace))
        {
            Collect(at, path, depth + 1, found);
        }
    }
}
