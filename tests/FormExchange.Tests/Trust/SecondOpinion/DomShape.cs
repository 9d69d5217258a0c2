using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>
/// One element of a closed grammar: exactly these attributes, and either exactly these children in this order or one piece of text. What differs is
/// refused with <paramref name="Code"/>. Namespace declarations may stand anywhere.
/// </summary>
internal sealed record DomShape(string Namespace, string Name, CodedText Code, IReadOnlyList<DomAttribute> Attributes, IReadOnlyList<DomShape> Children)
{
    private bool HoldsText { get; init; }

    public static DomShape Of(string ns, string name, CodedText code, IReadOnlyList<DomAttribute> attributes, params DomShape[] children) =>
        new(ns, name, code, attributes, children);

    public static DomShape Text(string ns, string name, CodedText code) => new(ns, name, code, [], []) { HoldsText = true };

    public CodedText? Mismatch(XmlElement element)
    {
        if (!XmlParts.Is(element, Namespace, Name) || !AttributesFit(element))
        {
            return Code;
        }

        if (HoldsText)
        {
            return element.FirstChild is XmlText && element.FirstChild == element.LastChild ? null : Code;
        }

        var nodes = element.ChildNodes;
        if (nodes.Count != Children.Count)
        {
            return Code;
        }

        for (var i = 0; i < Children.Count; i++)
        {
            if (nodes[i] is not XmlElement child || !XmlParts.Is(child, Children[i].Namespace, Children[i].Name))
            {
                return Code;
            }

            if (Children[i].Mismatch(child) is { } code)
            {
                return code;
            }
        }

        return null;
    }

    private bool AttributesFit(XmlElement element)
    {
        var found = 0;
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (attribute.NamespaceURI == Names.Xmlns)
            {
                continue;
            }

            found++;
            if (attribute.NamespaceURI.Length > 0
                || Attributes.FirstOrDefault(known => known.Name == attribute.LocalName) is not { } expected
                || !expected.Fits(attribute.Value))
            {
                return false;
            }
        }

        return found == Attributes.Count;
    }
}

/// <summary>An attribute that must be there, with the values that it may have.</summary>
internal sealed record DomAttribute(string Name, Func<string, bool> Fits)
{
    public static DomAttribute OneOf(string name, params string[] values) => new(name, values.Contains);

    /// <summary>A plain name, so that no tool reads an identifier otherwise than we do.</summary>
    public static DomAttribute Identifier(string name, string prefix = "") =>
        new(name, value => value.StartsWith(prefix, StringComparison.Ordinal) && IsName(value.AsSpan(prefix.Length)));

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 64 || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
