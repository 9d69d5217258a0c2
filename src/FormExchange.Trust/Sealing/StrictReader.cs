using System.Xml;

namespace FormExchange.Trust;

/// <summary>
/// Steps through XML whose grammar is closed: what is asked for is the next thing there, or the reader has failed and says nothing more. Declarations of
/// namespaces may stand anywhere. Throws <see cref="XmlException"/> where the bytes are not well-formed.
/// </summary>
/// <param name="blanks">Whether white space may stand between elements.</param>
internal sealed class StrictReader(XmlReader reader, bool blanks)
{
    // The element that was entered last was written <a/>: it has no end to read.
    private bool _closed;

    public bool Failed { get; private set; }

    public static StrictReader Start(XmlReader reader, bool blanks)
    {
        reader.MoveToContent();
        return new StrictReader(reader, blanks);
    }

    /// <summary>Into an element with exactly these attributes.</summary>
    public void Enter(string ns, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Require(IsAt(ns, name) && AttributesAre(attributes));
        if (!Failed)
        {
            _closed = reader.IsEmptyElement;
            Next();
        }
    }

    public void Leave()
    {
        Require(_closed || reader.NodeType == XmlNodeType.EndElement);
        if (!Failed)
        {
            if (!_closed)
            {
                Next();
            }

            _closed = false;
        }
    }

    /// <summary>An element without content, however it is written.</summary>
    public void Empty(string ns, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Enter(ns, name, attributes);
        Leave();
    }

    /// <summary>The text of an element that holds nothing else; empty when the reader has failed.</summary>
    public string Text(string ns, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Enter(ns, name, attributes);
        Require(!_closed && reader.NodeType == XmlNodeType.Text);
        if (Failed)
        {
            return "";
        }

        var text = reader.Value;
        Next();
        Leave();
        return Failed ? "" : text;
    }

    public void Fixed(string ns, string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Require(Text(ns, name, attributes) == text);

    /// <summary>An element written as a start and an end with nothing between them.</summary>
    public void Gap(string ns, string name)
    {
        Require(IsAt(ns, name) && !reader.IsEmptyElement);
        Empty(ns, name);
    }

    /// <summary>The value of an attribute of the element that comes next; null where there is none.</summary>
    public string? Ahead(string ns, string name, string attribute) => IsAt(ns, name) ? reader.GetAttribute(attribute) : null;

    /// <summary>Nothing more comes.</summary>
    public void End() => Require(!_closed && reader.EOF);

    public void Require(bool holds) => Failed |= !holds;

    private bool IsAt(string ns, string name) =>
        !Failed && !_closed && reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI == ns;

    private void Next()
    {
        do
        {
            reader.Read();
        }
        while ((blanks || reader.Depth == 0) && reader.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace);
    }

    private bool AttributesAre(ReadOnlySpan<(string Name, string Value)> expected)
    {
        var found = 0;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == Names.Xmlns)
            {
                continue;
            }

            found++;
            var fits = false;
            foreach (var (name, value) in expected)
            {
                fits |= reader.NamespaceURI.Length == 0 && reader.LocalName == name && reader.Value == value;
            }

            if (!fits)
            {
                reader.MoveToElement();
                return false;
            }
        }

        reader.MoveToElement();
        return found == expected.Length;
    }
}
