namespace FormExchange.Forms;

/// <summary>
/// A field of a form as a person meets it: what it is called, what a right value looks like, how often it stands in its parent. A field with
/// fields inside is not filled in itself.
/// </summary>
/// <param name="Path">Path below the root, as in the form's layout.</param>
/// <param name="Type">Name of the type that holds the value, empty where the schema gives it none.</param>
public sealed record FormField(string Path, string Name, LocalizedText Label, bool Required, bool Repeats, string Type)
{
    public LocalizedText? Hint { get; init; }

    /// <summary>The rule that the schema enforces here.</summary>
    public string? Rule { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }

    /// <summary>The values of a closed list, in its order; empty where any value of the type will do.</summary>
    public IReadOnlyList<FieldValue> Values { get; init; } = [];
}

/// <summary>One value of a closed list.</summary>
public sealed record FieldValue(string Code, LocalizedText Label);
