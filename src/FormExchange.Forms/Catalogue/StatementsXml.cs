namespace FormExchange.Forms.Catalogue;

/// <summary>Reads the <c>Statement</c> children of a form or procedure: rules of the sources that are shown to people and that no document can break.</summary>
internal static class StatementsXml
{
    public static IReadOnlyList<RuleInfo> Read(StrictElement owner)
    {
        var statements = new List<RuleInfo>();
        foreach (var element in owner.Children("Statement"))
        {
            var (rule, source) = (element.Required("rule"), element.Required("source"));
            element.Optional("decision");
            if (element.Texts() is { } text)
            {
                statements.Add(new RuleInfo(rule, Severity.Information, RuleOrigin.Statement, source, text));
            }

            element.Done();
        }

        return statements;
    }
}
