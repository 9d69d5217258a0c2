using System.Xml;
using System.Xml.XPath;

namespace FormExchange.Forms.Rules;

/// <summary>
/// Finds the elements of a document that each rule is about, in one walk through it that leaves out every part that no rule is about.
/// </summary>
internal sealed class RulePlaces
{
    private readonly Node root = new();
    private readonly int count;

    public RulePlaces(IReadOnlyList<ContextRule> rules)
    {
        count = rules.Count;
        for (var i = 0; i < count; i++)
        {
            foreach (var path in rules[i].Paths)
            {
                var node = root;
                foreach (var name in path.Names)
                {
                    node = node.Below(name);
                }

                node.Rules.Add(i);
            }
        }
    }

    /// <summary>For each rule, in the order of the rules, its elements in the order of the document.</summary>
    public IReadOnlyList<IReadOnlyList<XPathNavigator>> Find(XPathNavigator document)
    {
        var found = new List<XPathNavigator>[count];
        for (var i = 0; i < count; i++)
        {
            found[i] = [];
        }

        var at = document.Clone();
        at.MoveToRoot();
        Walk(at, root, found);
        return found;
    }

    private static void Walk(XPathNavigator parent, Node node, List<XPathNavigator>[] found)
    {
        if (!parent.MoveToFirstChild())
        {
            return;
        }

        do
        {
            if (parent.NodeType == XPathNodeType.Element && node.Children.TryGetValue((parent.LocalName, parent.NamespaceURI), out var next))
            {
                next.Rules.ForEach(rule => found[rule].Add(parent.Clone()));
                if (next.Children.Count > 0)
                {
                    Walk(parent, next, found);
                }
            }
        }
        while (parent.MoveToNext());
        parent.MoveToParent();
    }

    private sealed class Node
    {
        public Dictionary<(string Name, string Namespace), Node> Children { get; } = [];

        public List<int> Rules { get; } = [];

        public Node Below(XmlQualifiedName name)
        {
            if (!Children.TryGetValue((name.Name, name.Namespace), out var child))
            {
                Children.Add((name.Name, name.Namespace), child = new Node());
            }

            return child;
        }
    }
}
