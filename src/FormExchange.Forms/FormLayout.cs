namespace FormExchange.Forms;

/// <summary>How a form is laid out for people: what the entry form and the print view show, in their order.</summary>
public sealed class FormLayout
{
    private readonly Dictionary<string, string> boxes;

    internal FormLayout(IReadOnlyList<LayoutSection> sections)
    {
        Sections = sections;
        boxes = sections.SelectMany(section => section.Fields).SelectMany(field => field.WithAllBelow).Where(field => field.Box is not null)
            .ToDictionary(field => field.Path, field => field.Box!, StringComparer.Ordinal);
    }

    public IReadOnlyList<LayoutSection> Sections { get; }

    /// <summary>The printed box of the place that an XPath with sibling indexes leads to, or of the nearest element around it that has one.</summary>
    public string? Box(string xpath)
    {
        ArgumentNullException.ThrowIfNull(xpath);
        if (boxes.Count == 0)
        {
            return null;
        }

        var steps = xpath.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(step => step.Split('[')[0]).ToList();
        for (var count = steps.Count; count > 0; count--)
        {
            if (boxes.TryGetValue(string.Join('/', steps.Take(count)), out var box))
            {
                return box;
            }
        }

        return null;
    }
}

/// <summary>Fields under one heading.</summary>
public sealed record LayoutSection(LocalizedText Title, IReadOnlyList<LayoutField> Fields);

/// <summary>
/// An element in its place: <paramref name="Path"/> below the root, the number printed on paper where there is one, how many rows a blank
/// form offers where the element may repeat. <paramref name="Fields"/> are the elements inside it; a field without any is filled in.
/// </summary>
public sealed record LayoutField(string Path, string? Box, int? Rows, IReadOnlyList<LayoutField> Fields)
{
    /// <summary>This field and all inside it.</summary>
    public IEnumerable<LayoutField> WithAllBelow => [this, .. Fields.SelectMany(inner => inner.WithAllBelow)];
}
