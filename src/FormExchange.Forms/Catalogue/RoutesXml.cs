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
            var (form, from, to) = (Of(element, "Form", "code"), Of(element, "From", "role"), Of(element, "To", "role"));
            var route = new Route(
                element.Required("id"), element.Optional("rule"), form.Name, from.Name, to.Name,
                sentence?.Texts() ?? new LocalizedText("?", "?", "?"), element.Optional("source"), element.Optional("decision"))
            {
                FromCountry = from.Country,
                ToCountry = to.Country,
            };
            sentence?.Done();
            element.Done();
            yield return (route, element);
        }

        root.Done();
    }

    private static (string Name, string? Country) Of(StrictElement element, string child, string attribute)
    {
        var found = element.RequiredChild(child);
        var value = found?.Required(attribute) ?? "";
        var country = attribute == "role" ? found?.Optional("country") : null;
        found?.Done();
        return (value, country);
    }
}
