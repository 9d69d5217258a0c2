using FormExchange.Forms.Xml;

namespace FormExchange.Forms.Steps;

/// <summary>Second step: well-formed, within bounds, none of the constructs that the wire profile forbids.</summary>
internal static class Structure
{
    public static bool Check(ValidationRun run)
    {
        if (StructureExamination.Refuse(run.Bytes, XmlLimits.Document) is not { } refused)
        {
            return true;
        }

        run.Findings.Add(refused);
        return false;
    }
}
