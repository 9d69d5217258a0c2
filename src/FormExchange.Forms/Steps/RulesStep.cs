using FormExchange.Forms.Rules;

namespace FormExchange.Forms.Steps;

/// <summary>Sixth step: the business rules, on the day that the document bears.</summary>
internal static class RulesStep
{
    public static bool Check(ValidationRun run)
    {
        var schema = run.KnownForm.Schema;
        var document = run.Root.Clone();
        document.MoveToRoot();
        new RuleRun(document, schema, new RuleContext(schema.Prefixes, CalendarMath.Write(run.KnownDocument.DateSigned)), run.Findings).Run(run.KnownForm.RuleSet);
        return true;
    }
}
