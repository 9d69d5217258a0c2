using FormExchange.Forms.Rules;

namespace FormExchange.Forms.Steps;

/// <summary>Fifth step: the business rules, on the day that the document bears.</summary>
internal static class RulesStep
{
    public static bool Check(ValidationRun run)
    {
        var document = run.Root.Clone();
        document.MoveToRoot();
        return run.Ask(prepared =>
        {
            new RuleRun(document, run.KnownForm.Schema, prepared, run.Findings).Run(run.KnownForm.RuleSet);
            return true;
        });
    }
}
