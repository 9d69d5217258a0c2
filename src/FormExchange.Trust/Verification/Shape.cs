namespace FormExchange.Trust;

/// <summary>
/// One element of a closed grammar: exactly these attributes, and either exactly these children in this order or one piece of text. What differs is
/// found by <paramref name="Check"/>. Namespace declarations may stand anywhere.
/// </summary>
internal sealed record Shape(string Namespace, string Name, Check Check, ShapeAttribute[] Attributes, Shape[] Children)
{
    public bool HoldsText { get; private init; }

    /// <summary>What the text is, for a shape that holds one.</summary>
    public SignaturePart Part { get; private init; }

    /// <summary>Whether a digest is taken of the element's canonical form.</summary>
    public bool IsDigested { get; init; }

    public static Shape Of(string ns, string name, Check check, ShapeAttribute[] attributes, params Shape[] children) =>
        new(ns, name, check, attributes, children);

    public static Shape Text(string ns, string name, Check check, SignaturePart part) => new(ns, name, check, [], []) { HoldsText = true, Part = part };

    /// <summary>Whether the element has this name and these attributes; their values go to <paramref name="values"/>.</summary>
    public bool Fits(ElementToken element, string?[] values)
    {
        var fits = element.Is(Namespace, Name) && element.Attributes.Count == Attributes.Length;
        foreach (var attribute in element.Attributes)
        {
            var known = attribute.Namespace.Length == 0 ? Find(attribute.Name) : null;
            fits &= known is not null && known.Fits(attribute.Value);
            values[(int)(known?.Part ?? SignaturePart.None)] = attribute.Value;
        }

        return fits;
    }

    private ShapeAttribute? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }
}

/// <summary>An attribute that must be there, with the values that it may have.</summary>
internal sealed record ShapeAttribute(string Name, Func<string, bool> Fits, SignaturePart Part)
{
    public static ShapeAttribute OneOf(string name, SignaturePart part, params string[] values) => new(name, values.Contains, part);

    /// <summary>A plain name, so that no tool reads an identifier otherwise than we do.</summary>
    public static ShapeAttribute Identifier(string name, SignaturePart part, string prefix = "") =>
        new(name, value => value.StartsWith(prefix, StringComparison.Ordinal) && IsName(value.AsSpan(prefix.Length)), part);

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
