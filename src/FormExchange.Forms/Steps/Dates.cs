using FormExchange.Forms.Rules;

namespace FormExchange.Forms.Steps;

/// <summary>Fourth step: nothing that has happened may have happened after the document was signed.</summary>
internal static class Dates
{
    public static bool Check(ValidationRun run)
    {
        var signed = run.KnownDocument.DateSigned;
        foreach (var value in run.Dated)
        {
            if (CalendarMath.ParseDay(value.Node.Value) > signed)
            {
                run.Findings.Say(run.KnownForm.Schema, value.Node, value.Declaration, SchemaCodes.AfterSignature);
            }
        }

        return true;
    }
}
