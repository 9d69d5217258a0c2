using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>Gathers every rule that a finding about a form may name, each once, in the order of their ids.</summary>
internal static class RuleList
{
    public static IReadOnlyList<RuleInfo> Of(FormFile form, FormSchema schema, RuleSet rules, HashSet<string> annotated)
    {
        var byId = new SortedDictionary<string, RuleInfo>(StringComparer.Ordinal);
        foreach (var parts in rules.Asserts.GroupBy(assert => assert.Code, StringComparer.Ordinal))
        {
            var first = parts.First();
            byId.Add(first.Code, new RuleInfo(first.Code, first.Severity, RuleOrigin.Schematron, first.See, first.Text)
            {
                OtherTexts = [.. parts.Skip(1).Select(part => part.Text).Distinct().Where(text => text != first.Text)],
            });
        }

        foreach (var entry in (form.Checklist?.Entries ?? []).Where(entry => entry.Code is not null))
        {
            byId.TryAdd(entry.Code!, new RuleInfo(entry.Code!, entry.Severity, RuleOrigin.Checklist, entry.Source, PieceCodes.Missing.Text(ChecklistWords.Of(entry))));
        }

        if (form.Checklist is { InFrenchRule: { } french } checklist)
        {
            byId.TryAdd(french, new RuleInfo(french, Severity.Error, RuleOrigin.Checklist, checklist.Source, PieceCodes.NotInFrench.Text()));
        }

        foreach (var words in schema.Declarations().Select(schema.Words).Where(words => words.Rule is { } rule && annotated.Contains(rule)))
        {
            byId.TryAdd(words.Rule!, new RuleInfo(
                words.Rule!, Severity.Error, RuleOrigin.Schema, null, SchemaCodes.Pattern.Text(words.Label, words.Hint ?? SchemaCodes.NoHint)));
        }

        foreach (var rule in form.CrossRules.Select(lined => lined.Rule))
        {
            byId.TryAdd(rule.Id, new RuleInfo(rule.Id, rule.Severity, RuleOrigin.Cross, rule.Source, rule.Text));
        }

        return [.. byId.Values];
    }
}
