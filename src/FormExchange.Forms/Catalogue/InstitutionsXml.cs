namespace FormExchange.Forms.Catalogue;

/// <summary>Reads institutions/*.xml.</summary>
internal static class InstitutionsXml
{
    public static IEnumerable<(Institution Institution, StrictElement Element)> Read(CatalogueFolder folder, string file)
    {
        if (folder.Root(file, "Institutions") is not { } root)
        {
            yield break;
        }

        var country = root.Required("country");
        foreach (var element in root.Children("Institution"))
        {
            if (Institution(element, country) is { } institution)
            {
                yield return (institution, element);
            }
        }

        root.Done();
    }

    private static Institution? Institution(StrictElement element, string country)
    {
        var id = element.Required("id");
        if (id.Length > 0 && !id.StartsWith(country + ":", StringComparison.Ordinal))
        {
            element.Problem(CatalogueCodes.InstitutionCountry, id, country);
        }

        var dated = element.Required("validFrom").Length > 0;
        if (element.RequiredChild("Name") is not { } name || !dated)
        {
            element.Done();
            return null;
        }

        var text = name.RequiredTexts();
        name.Done();
        var read = new Institution(id, country, text, Words(element, "Role"), element.Date("validFrom") ?? default)
        {
            ValidTo = element.Date("validTo"),
            Branches = Words(element, "Branch"),
            Serves = Words(element, "Serves"),
            Town = element.OptionalChild("Town")?.Value,
            ParentId = element.Optional("parent"),
            Provisional = element.Flag("provisional"),
            Source = element.Optional("source"),
            Decision = element.Optional("decision"),
        };
        if (read.Roles.Count == 0)
        {
            element.Problem(CatalogueCodes.ElementMissing, element.Name, "Role");
        }

        if (read.ValidTo < read.ValidFrom)
        {
            element.Problem(CatalogueCodes.AttributeValue, element.Name, "validTo");
        }

        element.Done();
        return read;
    }

    private static List<string> Words(StrictElement element, string name) => [.. element.Children(name).Select(child => child.Value)];
}
