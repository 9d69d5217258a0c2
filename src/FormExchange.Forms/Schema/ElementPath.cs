using System.Xml;
using System.Xml.Schema;

namespace FormExchange.Forms.Schema;

/// <summary>
/// One place where a schema allows an element: its names from the root, the same written with the catalogue's prefixes, and whether every
/// valid document has it exactly once.
/// </summary>
internal sealed record ElementPath(string Text, IReadOnlyList<XmlQualifiedName> Names, XmlSchemaElement Element, bool Always)
{
    /// <summary>The path below the root element, empty for the root itself.</summary>
    public string BelowRoot => Text.IndexOf('/') is var at and >= 0 ? Text[(at + 1)..] : "";
}

/// <summary>Every place of a schema, found from its root; a schema in which an element may hold its like has no such list.</summary>
internal sealed class ElementPaths
{
    private readonly FormSchema schema;
    private readonly List<ElementPath> all = [];
    private readonly ILookup<XmlQualifiedName, ElementPath> byName;

    public ElementPaths(FormSchema schema)
    {
        this.schema = schema;
        var root = schema.Root.QualifiedName;
        Walk(new ElementPath(Written(root), [root], schema.Root, true), [schema.Root]);
        byName = all.ToLookup(path => path.Names[^1]);
    }

    public IReadOnlyList<ElementPath> All => all;

    /// <summary>The places of one element; of all elements when there is no name.</summary>
    public IEnumerable<ElementPath> Of(XmlQualifiedName? name) => name is null ? all : byName[name];

    /// <summary>Null, or an element that may stand inside its like, so that the list could not end.</summary>
    public XmlSchemaElement? Recursive { get; private set; }

    /// <summary>A name with the catalogue's prefix.</summary>
    public string Written(XmlQualifiedName name) => $"{schema.Prefixes.GetValueOrDefault(name.Namespace, "*")}:{name.Name}";

    private void Walk(ElementPath at, List<XmlSchemaElement> above)
    {
        all.Add(at);
        var seen = new HashSet<XmlQualifiedName>();
        foreach (var child in schema.Content.Children(at.Element))
        {
            var name = child.Element.QualifiedName;
            if (above.Exists(parent => ReferenceEquals(parent, child.Element)))
            {
                Recursive ??= child.Element;
            }
            else if (seen.Add(name))
            {
                above.Add(child.Element);
                Walk(new ElementPath($"{at.Text}/{Written(name)}", [.. at.Names, name], child.Element, at.Always && child.Always), above);
                above.RemoveAt(above.Count - 1);
            }
        }
    }
}
