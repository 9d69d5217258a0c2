namespace FormExchange.Forms.Catalogue;

/// <summary>Reads roles.xml: what each role of an institution is called.</summary>
internal static class RolesXml
{
    public static IReadOnlyDictionary<string, LocalizedText> Read(CatalogueFolder folder, IReadOnlyList<(Institution Institution, StrictElement Element)> institutions)
    {
        var named = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        if (folder.Root("roles.xml", "Roles") is not { } root)
        {
            return named;
        }

        foreach (var element in root.Children("Role"))
        {
            var (id, text) = (element.Required("id"), element.RequiredTexts());
            element.Optional("source");
            element.Optional("decision");
            element.Done();
            if (!named.TryAdd(id, text))
            {
                element.Problem(CatalogueCodes.Duplicate, id);
            }
        }

        root.Done();
        foreach (var (institution, element) in institutions)
        {
            foreach (var unnamed in institution.Roles.Where(role => !named.ContainsKey(role)))
            {
                element.Problem(TravelCodes.RoleUnnamed, unnamed);
            }
        }

        return named;
    }
}
