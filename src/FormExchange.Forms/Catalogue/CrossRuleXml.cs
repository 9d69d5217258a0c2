namespace FormExchange.Forms.Catalogue;

/// <summary>A cross rule with the lines of its file, as the checks need them.</summary>
internal sealed record LinedCrossRule(CrossRule Rule, StrictElement Element);

/// <summary>Reads the rules of form.xml that need other documents or the calendar.</summary>
internal static class CrossRuleXml
{
    private static readonly (string Word, CrossRelation Value)[] Relations =
    [
        ("within", CrossRelation.Within), ("before", CrossRelation.Before), ("notAfter", CrossRelation.NotAfter), ("after", CrossRelation.After),
        ("notBefore", CrossRelation.NotBefore), ("sameAs", CrossRelation.SameAs), ("needs", CrossRelation.Needs), ("follows", CrossRelation.Follows),
        ("expects", CrossRelation.Expects), ("askedBy", CrossRelation.AskedBy),
    ];

    public static IReadOnlyList<LinedCrossRule> Read(StrictElement form)
    {
        var rules = new List<LinedCrossRule>();
        foreach (var element in form.Children("CrossRule"))
        {
            if (Rule(element) is { } rule)
            {
                rules.Add(new LinedCrossRule(rule, element));
            }
        }

        return rules;
    }

    private static CrossRule? Rule(StrictElement element)
    {
        var id = element.Required("rule");
        var severity = element.OneOf(
            "severity", (Severity?)null, ("error", Severity.Error), ("warning", Severity.Warning), ("information", Severity.Information));
        var relation = element.OneOf("relation", null, Relations);
        var (when, source, decision) = (element.Optional("when"), element.Required("source"), element.Optional("decision"));
        var subject = Side(element.RequiredChild("Subject"));
        var limit = Side(element.OptionalChild("Limit"));
        var text = element.Texts();
        element.Done();
        if (subject is null || text is null)
        {
            return null;
        }

        if (!IsWhole(relation, subject, limit))
        {
            element.Problem(CatalogueCodes.CrossRuleParts, id);
        }

        return new CrossRule(id, severity, relation, subject, limit, text) { When = when, Source = source, Decision = decision };
    }

    /// <summary>Comparisons have two places, one of them elsewhere than in this document; the others speak of a document.</summary>
    private static bool IsWhole(CrossRelation relation, CrossSide subject, CrossSide? limit) => relation switch
    {
        CrossRelation.Needs or CrossRelation.AskedBy => subject is { Message: not null, Today: false } && limit is null,
        CrossRelation.Expects => subject is { Message: not null, Today: false } && limit is null or { Path: not null, Message: null, Today: false },
        CrossRelation.Follows => limit is { Message: not null } && subject is { Path: null, Today: false },
        _ => limit is not null && HasPlace(subject) && HasPlace(limit) && (IsElsewhere(subject) || IsElsewhere(limit)),
    };

    private static bool HasPlace(CrossSide side) => side.Today ? side is { Path: null, Message: null } : side.Path is not null;

    private static bool IsElsewhere(CrossSide side) => side.Today || side.Message is not null || side.Which != WhichDocument.Every;

    private static CrossSide? Side(StrictElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var side = new CrossSide(
            element.Optional("message"),
            element.OneOf<WhichDocument>(
                "which", WhichDocument.Every,
                ("every", WhichDocument.Every), ("first", WhichDocument.First), ("previous", WhichDocument.Previous), ("last", WhichDocument.Last)),
            element.Optional("path"), element.Span("plus") ?? default)
        {
            Today = element.Flag("today"),
        };
        element.Done();
        return side;
    }
}
