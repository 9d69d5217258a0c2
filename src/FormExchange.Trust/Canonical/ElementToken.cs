using System.Xml;

namespace FormExchange.Trust;

/// <summary>An attribute that is no namespace declaration.</summary>
internal readonly record struct AttributeToken(string Prefix, string Name, string Namespace, string Value);

/// <summary>The start of an element as a reader stands on it, read once for all that look at it. One token serves a whole reading.</summary>
internal sealed class ElementToken
{
    private readonly List<AttributeToken> attributes = [];
    private readonly List<string> declared = [];

    public string Prefix { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Namespace { get; private set; } = "";

    /// <summary>In the order of the document, without namespace declarations.</summary>
    public List<AttributeToken> Attributes => attributes;

    /// <summary>The namespaces that this element declares, whether anything uses them or not.</summary>
    public List<string> Declared => declared;

    public bool Is(string ns, string name) => Name == name && Namespace == ns;

    public void Read(XmlReader reader)
    {
        attributes.Clear();
        declared.Clear();
        (Prefix, Name, Namespace) = (reader.Prefix, reader.LocalName, reader.NamespaceURI);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == Names.Xmlns)
            {
                declared.Add(reader.Value);
            }
            else
            {
                attributes.Add(new AttributeToken(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value));
            }
        }

        reader.MoveToElement();
    }
}
