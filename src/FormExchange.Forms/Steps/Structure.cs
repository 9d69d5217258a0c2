namespace FormExchange.Forms.Steps;

/// <summary>First step: not too large, UTF-8, well-formed, none of the constructs that the wire profile forbids. What passes is loaded by the same reading.</summary>
internal static class Structure
{
    public static bool Check(ValidationRun run)
    {
        if (SafeXml.LoadXPath(run.Bytes, XmlLimits.Document, out var loaded) is not { } refused)
        {
            run.Load(loaded!.CreateNavigator());
            return true;
        }

        run.Findings.Add(refused);
        return false;
    }
}
