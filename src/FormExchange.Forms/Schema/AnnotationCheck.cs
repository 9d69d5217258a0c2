using System.Xml;
using System.Xml.Linq;
using FormExchange.Forms.Catalogue;

namespace FormExchange.Forms.Schema;

/// <summary>Refuses annotations that lack a language or that nobody reads.</summary>
internal static class AnnotationCheck
{
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";
    private static readonly XNamespace Words = DeclarationWords.Namespace;
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "label", "hint", "rule", "notAfterSigned", "source" };

    public static void Check(CatalogueFolder folder, string file, XElement schema)
    {
        foreach (var info in schema.Descendants(Schema + "appinfo"))
        {
            CheckInfo(folder, file, info);
        }
    }

    /// <summary>The ids of the rules that the schema enforces by itself.</summary>
    public static IEnumerable<string> Rules(XElement schema) =>
        schema.Descendants(Words + "rule").Select(rule => (string?)rule.Attribute("id")).OfType<string>();

    private static void CheckInfo(CatalogueFolder folder, string file, XElement info)
    {
        foreach (var unknown in info.Elements().Where(element => element.Name.Namespace != Words || !Known.Contains(element.Name.LocalName)))
        {
            folder.Problems.Add(CatalogueCodes.UnknownElement, file, Line(unknown), unknown.Name.LocalName, "appinfo");
        }

        foreach (var rule in info.Elements(Words + "rule").Where(rule => string.IsNullOrWhiteSpace((string?)rule.Attribute("id"))))
        {
            folder.Problems.Add(CatalogueCodes.AttributeMissing, file, Line(rule), "rule", "id");
        }

        foreach (var text in info.Elements().Where(text => text.Attribute("toConfirm") is { } mark && (mark.Value != "true" || text.Name.LocalName is not ("label" or "hint"))))
        {
            folder.Problems.Add(CatalogueCodes.AttributeValue, file, Line(text), text.Name.LocalName, "toConfirm");
        }

        foreach (var name in new[] { "label", "hint" })
        {
            var texts = info.Elements(Words + name).ToList();
            foreach (var language in LocalizedText.Languages.Where(_ => texts.Count > 0))
            {
                if (!texts.Exists(text => (string?)text.Attribute(XNamespace.Xml + "lang") == language && !string.IsNullOrWhiteSpace(text.Value)))
                {
                    folder.Problems.Add(CatalogueCodes.TextMissing, file, Line(texts[0]), name, language);
                }
            }
        }
    }

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
