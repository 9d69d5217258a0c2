using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Steps;

/// <summary>Third step: everything that the schema says. The document's edition must also be one under which the form is issued.</summary>
internal static class SchemaStep
{
    public static bool Check(ValidationRun run)
    {
        var form = run.KnownForm;
        run.Dated = ReferenceEquals(run.AcceptedBy, form) ? form.Schema.Dated.In(run.Root) : SchemaValidation.Run(form.Schema, run.Root, run.Findings);
        if (run.Findings.HasError)
        {
            return false;
        }

        run.Accept(DocumentReader.Read(form, run.Root, run.Catalogue.Procedures));
        CheckEdition(run);
        return true;
    }

    private static void CheckEdition(ValidationRun run)
    {
        var form = run.KnownForm;
        if (form.Editions.Any(edition => edition.Code == run.KnownDocument.Edition))
        {
            return;
        }

        var at = run.Root.Clone();
        at.MoveToChild("LegalBasisEdition", Catalogue.FormLoader.CommonNamespace);
        run.Findings.Add(FormCodes.EditionUnknown.Finding(
            NodePlace.Of(at, form.Schema.Prefixes), form.Code, string.Join(", ", form.Editions.Select(edition => edition.Code))));
    }
}
