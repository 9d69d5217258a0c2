using System.Xml;

namespace FormExchange.Trust;

/// <summary>
/// Steps through XML whose grammar is closed: what is asked for is the next thing there, or the reader has failed and says nothing more. Declarations of
/// namespaces may stand anywhere. What was not asked for is passed over only under a policy that leaves out its check. Throws <see cref="XmlException"/> where
/// the bytes are not well-formed.
/// </summary>
/// <param name="blanks">Whether white space may stand between elements.</param>
internal sealed class StrictReader(XmlReader reader, bool blanks, VerificationPolicy policy)
{
    // The element that was entered last was written <a/>: it has no end to read.
    private bool _closed;

    public bool Failed { get; private set; }

    private bool MayPass => !Failed && !_closed && !reader.EOF && Stray is { } check && !policy.Makes(check);

    /// <summary>The check that what stands here offends where it was not asked for.</summary>
    private Check? Stray => reader.NodeType switch
    {
        XmlNodeType.Element => SealChecks.Element,
        XmlNodeType.Text or XmlNodeType.CDATA => SealChecks.Text,
        XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace => SealChecks.Space,
        _ => null,
    };

    public static StrictReader Start(XmlReader reader, bool blanks, VerificationPolicy policy)
    {
        reader.MoveToContent();
        return new StrictReader(reader, blanks, policy);
    }

    /// <summary>Into an element without attributes.</summary>
    public void Enter(string ns, string name) => Enter(ns, name, SealChecks.Attribute);

    /// <summary>Into an element with exactly these attributes; <paramref name="values"/> is the check that they are there and say this.</summary>
    public void Enter(string ns, string name, Check values, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        if (!Comes(ns, name))
        {
            Failed = true;
            return;
        }

        ReadAttributes(values, attributes);
        if (!Failed)
        {
            _closed = reader.IsEmptyElement;
            Next();
        }
    }

    public void Leave()
    {
        Failed |= !_closed && !Ends();
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
    public void Empty(string ns, string name, Check values, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Enter(ns, name, values, attributes);
        Leave();
    }

    /// <summary>As the other, of an element without attributes.</summary>
    public string Text(string ns, string name) => Text(ns, name, SealChecks.Attribute);

    /// <summary>The text of an element that holds nothing else; empty when the reader has failed.</summary>
    public string Text(string ns, string name, Check values, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Enter(ns, name, values, attributes);
        Failed |= _closed || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA);
        Require(SealChecks.CharacterData, reader.NodeType != XmlNodeType.CDATA);
        if (Failed)
        {
            return "";
        }

        var text = reader.Value;
        Next();
        Leave();
        return Failed ? "" : text;
    }

    public void Fixed(string ns, string name, string text, Check check, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Require(check, Text(ns, name, check, attributes) == text);

    /// <summary>An element written as a start and an end with nothing between them.</summary>
    public void Gap(string ns, string name)
    {
        Require(SealChecks.Place, !Comes(ns, name) || !reader.IsEmptyElement);
        Enter(ns, name);
        Leave();
    }

    /// <summary>The value of an attribute of the element that comes next; null where there is none.</summary>
    public string? Ahead(string ns, string name, string attribute) => Comes(ns, name) ? reader.GetAttribute(attribute) : null;

    /// <summary>Nothing more comes.</summary>
    public void End() => Require(SealChecks.End, !_closed && reader.EOF);

    public void Require(Check check, bool holds) => Failed |= policy.Finds(check, !holds) is not null;

    /// <summary>Whether that element is the next thing.</summary>
    private bool Comes(string ns, string name)
    {
        for (; !IsAt(ns, name); reader.Skip())
        {
            if (!MayPass)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the end of the element is the next thing.</summary>
    private bool Ends()
    {
        while (MayPass)
        {
            reader.Skip();
        }

        return reader.NodeType == XmlNodeType.EndElement;
    }

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

    private void ReadAttributes(Check values, ReadOnlySpan<(string Name, string Value)> expected)
    {
        var right = 0;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == Names.Xmlns)
            {
                continue;
            }

            var known = false;
            foreach (var (name, value) in expected)
            {
                if (reader.NamespaceURI.Length == 0 && reader.LocalName == name)
                {
                    known = true;
                    right += reader.Value == value ? 1 : 0;
                }
            }

            Require(SealChecks.Attribute, known);
        }

        reader.MoveToElement();
        Require(values, right == expected.Length);
    }
}
