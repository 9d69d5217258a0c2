using System.Xml.XPath;

namespace FormExchange.Forms.Rules;

/// <summary>The business rules of a form as compiled from its Schematron file.</summary>
internal sealed record RuleSet(IReadOnlyList<RulePattern> Patterns)
{
    public static RuleSet Empty { get; } = new([]);

    public IEnumerable<RuleAssert> Asserts => Patterns.SelectMany(pattern => pattern.Rules).SelectMany(rule => rule.Asserts);
}

/// <summary>Rules about one matter; portable when none of its expressions uses a function of ours.</summary>
internal sealed record RulePattern(string Id, IReadOnlyList<RuleVariable> Variables, IReadOnlyList<ContextRule> Rules);

/// <summary>The assertions on the elements at one plain path.</summary>
internal sealed record ContextRule(string Context, XPathExpression Select, IReadOnlyList<RuleVariable> Variables, IReadOnlyList<RuleAssert> Asserts);

/// <summary>A named value, worked out before the assertions that use it.</summary>
internal sealed record RuleVariable(string Name, XPathExpression Value);

/// <summary>One test; where it does not hold, a finding under <see cref="Code"/> says so.</summary>
internal sealed record RuleAssert(string Id, XPathExpression Test, Severity Severity, string? See, LocalizedText Text)
{
    /// <summary>The rule's id: an assertion that is one part of a rule has it in front of a dot.</summary>
    public string Code { get; } = Id.Split('.')[0];
}
