namespace FormExchange.Forms.Catalogue;

/// <summary>Reads procedures/*.xml.</summary>
internal static class ProceduresXml
{
    public static (Procedure Procedure, StrictElement Element)? Read(CatalogueFolder folder, string file)
    {
        if (folder.Root(file, "Procedure") is not { } root)
        {
            return null;
        }

        var title = root.RequiredChild("Title");
        var steps = root.Children("Step").Select(Step).ToList();
        var procedure = new Procedure(
            root.Required("id"), root.Optional("eessi"), title?.Texts() ?? new LocalizedText("?", "?", "?"),
            Role(root, "Owner"), Role(root, "Counterparty"), steps, root.Optional("source"), root.Optional("decision"));
        title?.Optional("source");
        title?.Optional("decision");
        title?.Done();
        root.Done();
        CheckSteps(root, procedure);
        return (procedure, root);
    }

    private static void CheckSteps(StrictElement root, Procedure procedure)
    {
        foreach (var repeated in procedure.Steps.GroupBy(step => step.Number).Where(group => group.Count() > 1))
        {
            root.Problem(CatalogueCodes.Duplicate, repeated.Key);
        }

        if (!procedure.Steps.Any(step => step.Opens) || !procedure.Steps.Any(step => step.Closes))
        {
            root.Problem(CatalogueCodes.ProcedureEnds, procedure.Id);
        }
    }

    private static ProcedureStep Step(StrictElement element)
    {
        var step = new ProcedureStep(element.Number("number"), Party(element, "from"), Party(element, "to"), element.Required("message"))
        {
            Answers = element.Optional("answers"),
            Opens = element.Flag("opens"),
            Closes = element.Flag("closes"),
            Source = element.Optional("source"),
            Decision = element.Optional("decision"),
        };
        if (step.From == step.To)
        {
            element.Problem(CatalogueCodes.AttributeValue, element.Name, "to");
        }

        element.Done();
        return step;
    }

    private static CaseParty Party(StrictElement element, string attribute) => element.OneOf(
        attribute, (CaseParty?)null, ("owner", CaseParty.Owner), ("counterparty", CaseParty.Counterparty));

    private static string Role(StrictElement root, string name)
    {
        var party = root.RequiredChild(name);
        var role = party?.Required("role") ?? "";
        party?.Done();
        return role;
    }
}
