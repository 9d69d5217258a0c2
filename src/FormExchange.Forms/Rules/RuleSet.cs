using System.Collections.Concurrent;
using System.Xml.XPath;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Rules;

/// <summary>The business rules of a form as compiled from its Schematron file and those that it includes.</summary>
internal sealed class RuleSet
{
    private readonly ConcurrentBag<PreparedRules> free = [];

    public RuleSet(IReadOnlyList<RulePattern> patterns)
    {
        Patterns = patterns;
        Places = new RulePlaces([.. patterns.SelectMany(pattern => pattern.Rules)]);
    }

    public IReadOnlyList<RulePattern> Patterns { get; }

    public RulePlaces Places { get; }

    /// <summary>Does <paramref name="work"/> with the expressions bound, on the day that a document bears, with a directory to ask.</summary>
    public T With<T>(IReadOnlyDictionary<string, string> prefixes, string asOf, Func<string, string, bool> holdsRole, Func<PreparedRules, T> work)
    {
        var prepared = free.TryTake(out var kept) ? kept : new PreparedRules(new RuleContext(prefixes, asOf));
        prepared.Context.AsOf = asOf;
        prepared.Context.HoldsRole = holdsRole;
        var result = work(prepared);
        free.Add(prepared);
        return result;
    }

    public IEnumerable<RuleAssert> Asserts => Patterns.SelectMany(pattern => pattern.Rules).SelectMany(rule => rule.Asserts);
}

/// <summary>Rules about one matter; portable when none of its expressions uses a function of ours.</summary>
internal sealed record RulePattern(string Id, IReadOnlyList<RuleVariable> Variables, IReadOnlyList<ContextRule> Rules);

/// <summary>The assertions on the elements at some places; no two rules of a pattern share a place.</summary>
internal sealed record ContextRule(string Context, IReadOnlyList<ElementPath> Paths, IReadOnlyList<RuleVariable> Variables, IReadOnlyList<RuleAssert> Asserts);

/// <summary>A named value, worked out before the assertions that use it.</summary>
internal sealed record RuleVariable(string Name, XPathExpression Value);

/// <summary>One test; where it does not hold, a finding under <see cref="Code"/> says so.</summary>
internal sealed record RuleAssert(string Id, XPathExpression Test, Severity Severity, string? See, LocalizedText Text)
{
    /// <summary>Where, seen from the context, the finding is shown; null or without a node: at the context.</summary>
    public XPathExpression? Subject { get; init; }

    /// <summary>The rule's id: an assertion that is one part of a rule has it in front of a dot.</summary>
    public string Code { get; } = Id.Split('.')[0];
}
