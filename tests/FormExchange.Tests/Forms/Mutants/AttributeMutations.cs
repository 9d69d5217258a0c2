using System.Xml.Linq;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Attributes added, dropped and changed, and prefixes, which may be what they like.</summary>
internal static class AttributeMutations
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XName[] Names =
    [
        "number", "other", "id", "Id", XNamespace.Xml + "lang", XNamespace.Xml + "space",
        XNamespace.Xml + "id", XNamespace.Xml + "base", Instance + "type", Instance + "nil", Instance + "schemaLocation",
    ];

    private static readonly string[] Values = ["", "0", "1", "2", "001", " 1", "1000", "true", "fr", "preserve", "c:Person", ValueMutations.Marked];

    public static string Apply(XDocument document, Random random)
    {
        var elements = document.Descendants().ToList();
        var element = elements[random.Next(elements.Count)];
        var attributes = document.Descendants().Attributes().Where(one => !one.IsNamespaceDeclaration && one.Name.LocalName != "space").ToList();
        switch (random.Next(4))
        {
            case 0 when attributes.Count > 0:
                attributes[random.Next(attributes.Count)].SetValue(Values[random.Next(Values.Length)]);
                return "an attribute changed";
            case 1 when attributes.Count > 0:
                attributes[random.Next(attributes.Count)].Remove();
                return "an attribute dropped";
            case 2:
                return Prefix(document.Root!, random);
            default:
                var name = Names[random.Next(Names.Length)];
                element.SetAttributeValue(name, name.LocalName == "space" ? "preserve" : Values[random.Next(Values.Length)]);
                return $"an attribute added to {element.Name.LocalName}";
        }
    }

    private static string Prefix(XElement root, Random random)
    {
        var spaces = root.DescendantsAndSelf().Select(one => one.Name.Namespace).Distinct().Where(one => one != XNamespace.None && one != XNamespace.Xml).ToList();
        root.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        foreach (var space in spaces)
        {
            root.Add(new XAttribute(XNamespace.Xmlns + $"p{random.Next(10_000)}x{spaces.IndexOf(space)}", space.NamespaceName));
        }

        return "other prefixes";
    }
}
