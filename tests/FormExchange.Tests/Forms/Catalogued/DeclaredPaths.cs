using System.Xml.Schema;
using FormExchange.Forms.Schema;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>A declaration that a path leads to, and how often it stands in what the path began at.</summary>
internal sealed record Declared(XmlSchemaElement Element, Occurrence Occurrence);

/// <summary>Follows the paths of the tables through a schema: names, "…" for any depth, "~word" for a French label that holds the word.</summary>
internal sealed class DeclaredPaths(FormSchema schema)
{
    public IReadOnlyList<Declared> Follow(XmlSchemaElement from, string path)
    {
        IReadOnlyList<Declared> found = [new Declared(from, Occurrence.Once)];
        foreach (var step in path.Split('/'))
        {
            found = [.. found.SelectMany(one => Step(one, step)).DistinctBy(one => one.Element)];
        }

        return found;
    }

    private IEnumerable<Declared> Step(Declared from, string step) => step switch
    {
        "…" => Below(from, []).Prepend(from),
        ['~', .. var word] => Below(from, []).Where(one => schema.Words(one.Element).Label.Fr.Contains(word, StringComparison.OrdinalIgnoreCase)),
        _ => Children(from).Where(child => child.Element.QualifiedName.Name == step),
    };

    private IEnumerable<Declared> Children(Declared parent)
    {
        var content = (parent.Element.ElementSchemaType as XmlSchemaComplexType)?.ContentTypeParticle;
        return schema.Content.Children(parent.Element).Select(child => child.Element).DistinctBy(element => element.QualifiedName)
            .Select(element => new Declared(element, parent.Occurrence.Times(Occurrence.Of(content, element.QualifiedName.Name))));
    }

    private IEnumerable<Declared> Below(Declared parent, HashSet<XmlSchemaElement> seen)
    {
        foreach (var child in Children(parent).Where(child => seen.Add(child.Element)))
        {
            yield return child;
            foreach (var deeper in Below(child, seen))
            {
                yield return deeper;
            }
        }
    }
}
