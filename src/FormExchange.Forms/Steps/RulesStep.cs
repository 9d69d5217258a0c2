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
        var rules = run.KnownForm.RuleSet;
        return rules.With(schema.Prefixes, CalendarMath.Write(run.KnownDocument.DateSigned), (institution, role) => run.Catalogue.HoldsRole(institution, role), prepared =>
        {
            new RuleRun(document, schema, prepared, run.Findings).Run(rules);
            return true;
        });
    }
}
