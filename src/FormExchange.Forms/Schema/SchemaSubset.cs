using System.Xml;
using System.Xml.Linq;
using FormExchange.Forms.Catalogue;

namespace FormExchange.Forms.Schema;

/// <summary>
/// Refuses what validators read differently, what changes a signed document, and patterns that could run away. The full linter over three
/// engines stands elsewhere; this is what must not even be loaded.
/// </summary>
internal static class SchemaSubset
{
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";

    private static readonly HashSet<string> RefusedTypes = new(StringComparer.Ordinal)
    {
        "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NOTATION", "QName", "anyURI", "float", "double", "duration", "anyType", "anySimpleType",
    };

    private static readonly HashSet<string> RefusedConstructs = new(StringComparer.Ordinal) { "any", "anyAttribute", "redefine", "notation" };

    public static void Check(CatalogueFolder folder, string file, XElement schema)
    {
        foreach (var element in schema.Descendants().Where(element => element.Name.Namespace == Schema))
        {
            var name = element.Name.LocalName;
            if (RefusedConstructs.Contains(name) || (name is "element" or "attribute" && (element.Attribute("default") ?? element.Attribute("fixed")) is not null))
            {
                Refuse(folder, file, element, name);
            }

            foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.LocalName is "type" or "base" or "itemType"))
            {
                var at = attribute.Value.IndexOf(':');
                var prefix = at < 0 ? "" : attribute.Value[..at];
                var ns = prefix.Length == 0 ? element.GetDefaultNamespace() : element.GetNamespaceOfPrefix(prefix);
                if (ns == Schema && RefusedTypes.Contains(attribute.Value[(at + 1)..]))
                {
                    Refuse(folder, file, element, attribute.Value);
                }
            }

            if (name == "pattern" && !PatternSubset.Accepts((string?)element.Attribute("value") ?? ""))
            {
                folder.Problems.Add(CatalogueCodes.PatternRefused, file, Line(element));
            }
        }
    }

    private static void Refuse(CatalogueFolder folder, string file, XElement element, string what) =>
        folder.Problems.Add(CatalogueCodes.SchemaConstruct, file, Line(element), what);

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
