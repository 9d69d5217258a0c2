using System.Xml.Schema;

namespace FormExchange.Forms.Schema;

/// <summary>Reads off the schema what a person wants to know of each field.</summary>
internal static class FieldReader
{
    public static IReadOnlyDictionary<string, FormField> Read(FormSchema schema)
    {
        var required = schema.Paths.All.ToDictionary(path => path.BelowRoot, path => path, StringComparer.Ordinal);
        return schema.Paths.All.Where(path => path.BelowRoot.Length > 0).Select(path => Field(schema, path, required)).ToDictionary(field => field.Path, StringComparer.Ordinal);
    }

    private static FormField Field(FormSchema schema, ElementPath path, Dictionary<string, ElementPath> all)
    {
        var parent = all[path.BelowRoot.LastIndexOf('/') is var at and >= 0 ? path.BelowRoot[..at] : ""];
        var always = schema.Content.Children(parent.Element).First(child => child.Element.QualifiedName == path.Names[^1]).Always;
        var repeats = schema.Content.Repeats(parent.Element, path.Names[^1]);
        var words = schema.Words(path.Element);
        var source = DeclarationWords.Sources(path.Element).SelectMany(DeclarationWords.Markup).FirstOrDefault(markup => markup.LocalName == "source");
        var type = path.Element.ElementSchemaType;
        return new FormField(path.BelowRoot, path.Names[^1].Name, words.Label, always || (repeats && path.Element.MinOccurs > 0), repeats, type?.QualifiedName.Name ?? "")
        {
            Hint = words.Hint,
            Rule = words.Rule,
            Source = source?.InnerText.Trim() is { Length: > 0 } text ? text : null,
            Decision = source?.GetAttribute("decision") is { Length: > 0 } decision ? decision : null,
            Values = [.. Facets(type).OfType<XmlSchemaEnumerationFacet>().Select(Value)],
        };
    }

    /// <summary>Of the nearest type that closes the list.</summary>
    private static IEnumerable<XmlSchemaObject> Facets(XmlSchemaType? type)
    {
        for (var one = type as XmlSchemaSimpleType; one is not null; one = one.BaseXmlSchemaType as XmlSchemaSimpleType)
        {
            if (one.Content is XmlSchemaSimpleTypeRestriction restriction && restriction.Facets.OfType<XmlSchemaEnumerationFacet>().Any())
            {
                return restriction.Facets.OfType<XmlSchemaObject>();
            }
        }

        return [];
    }

    private static FieldValue Value(XmlSchemaEnumerationFacet facet)
    {
        var code = facet.Value ?? "";
        return new FieldValue(code, DeclarationWords.OwnLabel(facet) ?? new LocalizedText(code, code, code));
    }
}
