using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>
/// Gathers every mark that says "no source documents this": decisions, and texts that translate what is printed in another language only.
/// </summary>
internal sealed partial class OpenPoints
{
    private readonly SortedDictionary<string, List<string>> byPoint = new(StringComparer.Ordinal);

    public static IReadOnlyList<OpenPoint> Of(IReadOnlyList<XElement> files, FormSchema schema, RuleSet rules)
    {
        var points = new OpenPoints();
        foreach (var file in files)
        {
            points.AddForm(file);
        }

        foreach (var assert in rules.Asserts)
        {
            points.AddDecisions(assert.See, assert.Code);
        }

        foreach (var declaration in schema.Declarations())
        {
            points.AddSchema(declaration);
        }

        return [.. points.byPoint.Select(point => new OpenPoint(point.Key, point.Value))];
    }

    private void AddForm(XElement form)
    {
        foreach (var element in form.DescendantsAndSelf())
        {
            AddDecisions((string?)element.Attribute("decision"), Name(element));
            if (element.Name.LocalName == "Text" && (string?)element.Attribute("toConfirm") == "true")
            {
                Add((string?)element.Attribute(XNamespace.Xml + "lang") ?? "", Name(element.Parent!));
            }
        }
    }

    private void AddSchema(XmlSchemaAnnotated declaration)
    {
        var name = declaration is XmlSchemaAttribute attribute ? "@" + attribute.QualifiedName.Name : ((XmlSchemaElement)declaration).QualifiedName.Name;
        foreach (var word in DeclarationWords.Sources(declaration).SelectMany(DeclarationWords.Markup))
        {
            AddWord(word, name);
        }

        var type = declaration is XmlSchemaElement element ? element.ElementSchemaType : ((XmlSchemaAttribute)declaration).AttributeSchemaType;
        if (type is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction restriction })
        {
            foreach (var facet in restriction.Facets.OfType<XmlSchemaFacet>())
            {
                DeclarationWords.Markup(facet).ForEach(word => AddWord(word, $"{name}={facet.Value}"));
            }
        }
    }

    private void AddWord(XmlElement word, string where)
    {
        AddDecisions(word.GetAttribute("decision"), where);
        if (word.GetAttribute("toConfirm") == "true")
        {
            Add(word.GetAttribute("lang", "http://www.w3.org/XML/1998/namespace"), where);
        }
    }

    /// <summary>What a person would call the element: the rule, piece, edition or copy that it is, or its kind.</summary>
    private static string Name(XElement element) =>
        new[] { "rule", "type", "code", "kind", "for", "id" }.Select(name => (string?)element.Attribute(name)).FirstOrDefault(value => value is not null && element.Name.LocalName != "Form")
            ?? element.Name.LocalName;

    private void AddDecisions(string? text, string where)
    {
        foreach (Match decision in Decision().Matches(text ?? ""))
        {
            Add(decision.Value, where);
        }
    }

    private void Add(string point, string where)
    {
        if (!byPoint.TryGetValue(point, out var places))
        {
            byPoint.Add(point, places = []);
        }

        if (!places.Contains(where))
        {
            places.Add(where);
        }
    }

    [GeneratedRegex(@"\bD-[0-9]{2,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Decision();
}
