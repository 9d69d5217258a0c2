using System.Xml;
using System.Xml.Schema;

namespace FormExchange.Forms.Schema;

/// <summary>
/// What a schema's annotations say about a declaration: its label, what a correct value looks like, the rule that it enforces, and whether
/// its value must not be after the day on which the document was signed.
/// </summary>
internal sealed record DeclarationWords(LocalizedText Label, LocalizedText? Hint, string? Rule, bool NotAfterSigned)
{
    public const string Namespace = "urn:formexchange:annotation:1";

    public static DeclarationWords Read(XmlSchemaAnnotated declaration)
    {
        // The element's own words win, then its type's, then those of the types that this one restricts.
        var sources = Sources(declaration).Select(Markup).Where(markup => markup.Count > 0).ToList();
        var name = declaration switch
        {
            XmlSchemaElement element => element.QualifiedName.Name,
            XmlSchemaAttribute attribute => attribute.QualifiedName.Name,
            _ => "?",
        };
        return new DeclarationWords(
            sources.Select(markup => Text(markup, "label")).FirstOrDefault(text => text is not null) ?? new LocalizedText(name, name, name),
            sources.Select(markup => Text(markup, "hint")).FirstOrDefault(text => text is not null),
            sources.Select(Rules).FirstOrDefault(rule => rule is not null),
            sources.Exists(markup => markup.Exists(node => node.LocalName == "notAfterSigned")));
    }

    /// <summary>The declaration and, from the nearest, the types that it has its words from.</summary>
    public static IEnumerable<XmlSchemaAnnotated> Sources(XmlSchemaAnnotated declaration)
    {
        yield return declaration;
        var type = declaration switch
        {
            XmlSchemaElement element => element.ElementSchemaType,
            XmlSchemaAttribute attribute => attribute.AttributeSchemaType,
            _ => null,
        };
        foreach (var one in Chain(type))
        {
            yield return one;
        }
    }

    private static IEnumerable<XmlSchemaType> Chain(XmlSchemaType? type)
    {
        for (var one = type; one is not null; one = one.BaseXmlSchemaType)
        {
            yield return one;
        }
    }

    public static List<XmlElement> Markup(XmlSchemaAnnotated declaration) =>
        declaration.Annotation is null ? [] :
        [
            .. declaration.Annotation.Items.OfType<XmlSchemaAppInfo>().SelectMany(info => info.Markup ?? []).OfType<XmlElement>()
                .Where(element => element.NamespaceURI == Namespace),
        ];

    /// <summary>The declaration's own label.</summary>
    public static LocalizedText? OwnLabel(XmlSchemaAnnotated declaration) => Text(Markup(declaration), "label");

    private static string? Rules(List<XmlElement> markup) =>
        markup.Find(element => element.LocalName == "rule")?.GetAttribute("id") is { Length: > 0 } id ? id : null;

    private static LocalizedText? Text(List<XmlElement> markup, string name)
    {
        string? In(string language) => markup
            .Find(element => element.LocalName == name && element.GetAttribute("lang", "http://www.w3.org/XML/1998/namespace") == language)?.InnerText.Trim();
        return In("fr") is { Length: > 0 } fr && In("ar") is { Length: > 0 } ar && In("en") is { Length: > 0 } en ? new LocalizedText(fr, ar, en) : null;
    }
}
