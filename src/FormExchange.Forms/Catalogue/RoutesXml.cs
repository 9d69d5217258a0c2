namespace FormExchange.Forms.Catalogue;

/// <summary>Reads routes.xml.</summary>
internal static class RoutesXml
{
    public static IEnumerable<(Route Route, StrictElement Element)> Read(CatalogueFolder folder, string file)
    {
        if (folder.Root(file, "Routes") is not { } root)
        {
            yield break;
        }

        foreach (var element in root.Children("Route"))
        {
            var sentence = element.RequiredChild("Sentence");
            var route = new Route(
                element.Required("id"), element.Optional("rule"), Of(element, "Form", "code"), Of(element, "From", "role"), Of(element, "To", "role"),
                sentence?.Texts() ?? new LocalizedText("?", "?", "?"), element.Optional("source"), element.Optional("decision"));
            sentence?.Done();
            element.Done();
            yield return (route, element);
        }

        root.Done();
    }

    private static string Of(StrictElement element, string child, string attribute)
    {
        var found = element.RequiredChild(child);
        var value = found?.Required(attribute) ?? "";
        found?.Done();
        return value;
    }
}
