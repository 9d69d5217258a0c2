using System.Xml.XPath;

namespace FormExchange.Forms.Rules;

/// <summary>Nodes found once and gone through as often as a rule asks; the framework's own iterator searches the document each time.</summary>
internal sealed class KeptNodes : XPathNodeIterator
{
    private readonly IReadOnlyList<XPathNavigator> nodes;
    private int position;

    private KeptNodes(IReadOnlyList<XPathNavigator> nodes, int position)
    {
        this.nodes = nodes;
        this.position = position;
    }

    public override XPathNavigator? Current => position == 0 ? null : nodes[position - 1];

    public override int CurrentPosition => position;

    public override int Count => nodes.Count;

    /// <summary>The value as it is, nodes as a list.</summary>
    public static object Of(object value) =>
        value is XPathNodeIterator found ? new KeptNodes([.. found.OfType<XPathNavigator>().Select(node => node.Clone())], 0) : value;

    public override XPathNodeIterator Clone() => new KeptNodes(nodes, position);

    public override bool MoveNext()
    {
        if (position >= nodes.Count)
        {
            return false;
        }

        position++;
        return true;
    }
}
