using System.Xml;

namespace FormExchange.Trust;

/// <summary>What is told of each node of a document, in its order. Depths are the reader's: the root element has 0, its content 1.</summary>
internal interface INodeFollower
{
    /// <summary>Asked before each node: false ends the walk.</summary>
    bool WantsMore { get; }

    void Start(ElementToken element, int depth);

    void Text(XmlNodeType type, string text, int depth);

    void End(int depth);

    /// <summary>An instruction, which has a place in canonical forms and in no document of ours: whoever reads only what was examined meets none.</summary>
    void Instruction();
}

/// <summary>
/// The one loop over a reader's nodes. An empty element begins and ends; comments, and text outside the root element, are no part of a canonical form.
/// </summary>
internal static class NodeWalk
{
    public static void Run(XmlReader reader, INodeFollower follower)
    {
        var element = new ElementToken();
        while (follower.WantsMore && reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element.Read(reader);
                    follower.Start(element, reader.Depth);
                    if (reader.IsEmptyElement)
                    {
                        follower.End(reader.Depth);
                    }

                    break;
                case XmlNodeType.EndElement:
                    follower.End(reader.Depth);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                    follower.Text(reader.NodeType, reader.Value, reader.Depth);
                    break;
                case XmlNodeType.ProcessingInstruction:
                    follower.Instruction();
                    break;
            }
        }
    }
}
