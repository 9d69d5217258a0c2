namespace FormExchange.Trust;

/// <summary>
/// Writes nodes, in the order in which they are read, in the exclusive canonical form without comments and with no prefixes listed as inclusive
/// (Exclusive XML Canonicalization 1.0, section 3). The reader has resolved prefixes, entities, line ends and white space in attributes.
/// </summary>
internal sealed class CanonicalWriter(CanonicalBuffer output)
{
    private readonly Stack<(Range Name, int Rendered)> open = new();
    private readonly RenderedNamespaces rendered = new();
    private readonly List<(string Prefix, string Namespace)> news = [];
    private int outside;

    /// <summary>
    /// True when the part between <see cref="BeginPart"/> and <see cref="EndPart"/> would have been written otherwise if it stood alone, because a namespace was rendered above it.
    /// </summary>
    public bool PartLeans { get; private set; }

    /// <summary>The largest number of attributes, namespace declarations among them, that an element was written with.</summary>
    public int MostAttributes { get; private set; }

    public void BeginPart() => outside = rendered.Count;

    public void EndPart() => outside = 0;

    public void Start(ElementToken element)
    {
        news.Clear();
        Use(element.Prefix, element.Namespace);
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Prefix.Length > 0)
            {
                Use(attribute.Prefix, attribute.Namespace);
            }
        }

        MostAttributes = Math.Max(MostAttributes, news.Count + element.Attributes.Count);
        var before = rendered.Count;
        output.Raw("<"u8);
        var name = output.Name(element.Prefix, element.Name);
        open.Push((name, before));
        WriteNamespaces();
        WriteAttributes(element.Attributes);
        output.Raw(">"u8);
    }

    public void Text(string text) => output.Text(text);

    public void End()
    {
        var (name, before) = open.Pop();
        rendered.CutTo(before);
        output.Raw("</"u8);
        output.Again(name);
        output.Raw(">"u8);
    }

    /// <summary>A prefix that is visibly used is declared, unless the nearest ancestor that declares it says the same.</summary>
    private void Use(string prefix, string ns)
    {
        if (prefix == "xml")
        {
            // Bound by itself, never declared.
            return;
        }

        foreach (var (known, _) in news)
        {
            if (known == prefix)
            {
                return;
            }
        }

        var at = rendered.Find(prefix);
        var isNews = at >= 0 ? rendered[at] != ns : prefix.Length > 0 || ns.Length > 0;
        PartLeans |= at >= 0 && at < outside && (!isNews || ns.Length == 0);
        if (isNews)
        {
            news.Add((prefix, ns));
        }
    }

    private void WriteNamespaces()
    {
        if (news.Count > 1)
        {
            news.Sort(static (a, b) => string.CompareOrdinal(a.Prefix, b.Prefix));
        }

        foreach (var (prefix, ns) in news)
        {
            output.Raw(" xmlns"u8);
            if (prefix.Length > 0)
            {
                output.Raw(":"u8);
                output.Name("", prefix);
            }

            output.Raw("=\""u8);
            output.Attribute(ns);
            output.Raw("\""u8);
            rendered.Add(prefix, ns);
        }
    }

    private void WriteAttributes(List<AttributeToken> attributes)
    {
        if (attributes.Count > 1)
        {
            attributes.Sort(static (a, b) => string.CompareOrdinal(a.Namespace, b.Namespace) is not 0 and var order ? order : string.CompareOrdinal(a.Name, b.Name));
        }

        foreach (var attribute in attributes)
        {
            output.Raw(" "u8);
            output.Name(attribute.Prefix, attribute.Name);
            output.Raw("=\""u8);
            output.Attribute(attribute.Value);
            output.Raw("\""u8);
        }
    }
}
