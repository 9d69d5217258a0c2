namespace FormExchange.Forms.Catalogue;

/// <summary>Reads routes/*.xml.</summary>
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
            var (forms, from, to) = (Forms(element), Party(element, "From"), Party(element, "To"));
            var route = new Route(
                element.Required("id"), element.Optional("rule"), forms, from.Role, to.Role,
                element.RequiredTexts("Sentence"), element.Optional("source"), element.Optional("decision"))
            {
                Barred = element.Flag("barred"),
                FromCountry = from.Country,
                ToCountry = to.Country,
            };
            if (route.Source is null && route.Decision is null)
            {
                element.Problem(CatalogueCodes.AttributeMissing, element.Name, "source");
            }

            element.Done();
            yield return (route, element);
        }

        root.Done();
    }

    private static List<string> Forms(StrictElement route)
    {
        var codes = new List<string>();
        foreach (var form in route.Children("Form"))
        {
            codes.Add(form.Required("code"));
            form.Done();
        }

        if (codes.Count == 0)
        {
            route.Problem(CatalogueCodes.ElementMissing, route.Name, "Form");
        }

        return codes;
    }

    private static (string Role, string? Country) Party(StrictElement route, string name)
    {
        var party = route.RequiredChild(name);
        var read = (party?.Required("role") ?? "", party?.Optional("country"));
        party?.Done();
        return read;
    }
}
