namespace FormExchange.Forms.Catalogue;

/// <summary>Reads procedures/*.xml.</summary>
internal static class ProceduresXml
{
    private const string Owner = "owner";
    private const string Counterparty = "counterparty";

    public static (Procedure Procedure, StrictElement Element)? Read(CatalogueFolder folder, string file)
    {
        if (folder.Root(file, "Procedure") is not { } root)
        {
            return null;
        }

        var parties = Parties(root);
        var steps = root.Children("Step").Concat(root.Children("Outside")).Select(element => StepXml.Read(element, parties)).OrderBy(step => step.Number).ToList();
        if (root.Number("steps") != steps.Count)
        {
            root.Problem(TravelCodes.StepCount, steps.Count);
        }

        var procedure = new Procedure(
            root.Required("id"), root.Optional("eessi"), root.RequiredTexts("Title"), parties, steps, root.Optional("source"), root.Optional("decision"))
        {
            WithinAny = root.Flag("withinAny"),
            Statements = StatementsXml.Read(root),
        };
        root.Done();
        return (procedure, root);
    }

    private static List<ProcedureParty> Parties(StrictElement root)
    {
        var parties = new List<ProcedureParty> { Institution(root.RequiredChild("Owner"), Owner), Institution(root.RequiredChild("Counterparty"), Counterparty) };
        foreach (var element in root.Children("Party"))
        {
            parties.Add(Institution(element, element.Required("id")));
        }

        foreach (var element in root.Children("Person"))
        {
            parties.Add(new ProcedureParty(element.Required("id"), null, element.RequiredTexts()));
            element.Done();
        }

        foreach (var repeated in parties.GroupBy(party => party.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            root.Problem(CatalogueCodes.Duplicate, repeated.Key);
        }

        return parties;
    }

    private static ProcedureParty Institution(StrictElement? element, string id)
    {
        var role = element?.Required("role") ?? "";
        element?.Done();
        return new ProcedureParty(id, role, null);
    }
}
