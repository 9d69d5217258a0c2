namespace FormExchange.Forms;

/// <summary>Where a rule is written down.</summary>
public enum RuleOrigin
{
    Schematron,
    Checklist,
    Schema,

    /// <summary>Needs other documents or the calendar: see <see cref="FormDefinition.CrossRules"/>.</summary>
    Cross,

    /// <summary>Said in form.xml for people; nothing in a document could break it.</summary>
    Statement,
}

/// <summary>A rule as a person may look it up: its id, what it weighs, where it comes from and what is said when it does not hold.</summary>
public sealed record RuleInfo(string Id, Severity Severity, RuleOrigin Origin, string? See, LocalizedText Text)
{
    /// <summary>What is said when a further part of the rule does not hold.</summary>
    public IReadOnlyList<LocalizedText> OtherTexts { get; init; } = [];
}
