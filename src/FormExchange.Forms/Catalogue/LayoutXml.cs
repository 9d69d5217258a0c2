using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>
/// Reads layout.xml and holds it against the schema: every element that is filled in stands there exactly once, alone or within a group,
/// so that nothing can be forgotten when a form is entered or printed.
/// </summary>
internal sealed class LayoutXml(CatalogueFolder folder, FormSchema schema)
{
    public const string FileName = "layout.xml";

    private readonly Dictionary<string, ElementPath> places = schema.Paths.All.ToDictionary(path => path.BelowRoot, StringComparer.Ordinal);
    private readonly HashSet<string> standing = new(StringComparer.Ordinal);

    public FormLayout? Read(string file)
    {
        if (folder.Root(file, "Layout") is not { } root)
        {
            return null;
        }

        var before = folder.Problems.Count;
        var sections = root.Children("Section").Select(Section).ToList();
        root.Done();
        foreach (var missing in places.Values.Where(place => IsFilledIn(place) && !standing.Contains(place.BelowRoot)))
        {
            root.Problem(CatalogueCodes.LayoutMissing, missing.BelowRoot);
        }

        return folder.Problems.Count == before ? new FormLayout(sections) : null;
    }

    private LayoutSection Section(StrictElement element)
    {
        var text = element.RequiredTexts("Title");
        var fields = element.Children("Field").Select(field => Field(field, "")).OfType<LayoutField>().ToList();
        element.Done();
        return new LayoutSection(text, fields);
    }

    private LayoutField? Field(StrictElement element, string above)
    {
        var path = above + element.Required("path");
        var (box, rows) = (element.Optional("box"), element.Optional("rows") is null ? (int?)null : element.Number("rows"));
        if (!places.TryGetValue(path, out var place) || path.Length == 0)
        {
            element.Problem(CatalogueCodes.PathUnknown, path);
            return null;
        }

        if (rows is not null && !Repeats(place))
        {
            element.Problem(CatalogueCodes.AttributeValue, element.Name, "rows");
        }

        var inside = element.Children("Field");
        var fields = inside.Count > 0
            ? inside.Select(field => Field(field, path + "/")).OfType<LayoutField>().ToList()
            : Below(place, element);
        element.Done();
        return new LayoutField(path, box, rows, fields);
    }

    /// <summary>What stands in an element whose inside layout.xml leaves to the schema.</summary>
    private List<LayoutField> Below(ElementPath place, StrictElement element)
    {
        if (IsFilledIn(place) && !standing.Add(place.BelowRoot))
        {
            element.Problem(CatalogueCodes.LayoutTwice, place.BelowRoot);
        }

        var fields = new List<LayoutField>();
        foreach (var child in Children(place))
        {
            fields.Add(new LayoutField(child.BelowRoot, null, null, Below(child, element)));
        }

        return fields;
    }

    private IEnumerable<ElementPath> Children(ElementPath place) => schema.Content.Children(place.Element)
        .Select(child => schema.Paths.Written(child.Element.QualifiedName)).Distinct().Select(name => places[$"{place.BelowRoot}/{name}"]);

    private bool IsFilledIn(ElementPath place) => place.BelowRoot.Length > 0 && schema.Content.Children(place.Element).Count == 0;

    /// <summary>Whether the schema lets the element stand more than once in its parent.</summary>
    private bool Repeats(ElementPath place)
    {
        var parent = places[place.BelowRoot.LastIndexOf('/') is var at and >= 0 ? place.BelowRoot[..at] : ""];
        return schema.Content.Repeats(parent.Element, place.Element.QualifiedName);
    }
}
