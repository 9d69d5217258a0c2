using System.Xml.Schema;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>Gathers every rule that a finding about a form may name, each once, in the order of their ids.</summary>
internal static class RuleList
{
    public static IReadOnlyList<RuleInfo> Of(FormFile form, FormSchema schema, RuleSet rules, HashSet<string> annotated)
    {
        var byId = new SortedDictionary<string, RuleInfo>(StringComparer.Ordinal);
        foreach (var assert in rules.Asserts)
        {
            byId.TryAdd(assert.Code, new RuleInfo(assert.Code, assert.Severity, RuleOrigin.Schematron, assert.See, assert.Text));
        }

        foreach (var entry in (form.Checklist?.Entries ?? []).Where(entry => entry.Rule is not null))
        {
            byId.TryAdd(entry.Rule!, new RuleInfo(entry.Rule!, entry.Severity, RuleOrigin.Checklist, entry.Source, PieceCodes.Missing.Text(ChecklistWords.Of(entry))));
        }

        if (form.Checklist is { InFrenchRule: { } french } checklist)
        {
            byId.TryAdd(french, new RuleInfo(french, Severity.Error, RuleOrigin.Checklist, checklist.Source, PieceCodes.NotInFrench.Text()));
        }

        foreach (var (id, declaration) in Declarations(schema).Where(found => annotated.Contains(found.Id)))
        {
            var words = schema.Words(declaration);
            byId.TryAdd(id, new RuleInfo(id, Severity.Error, RuleOrigin.Schema, null, SchemaCodes.Pattern.Text(words.Label, words.Hint ?? SchemaCodes.NoHint)));
        }

        return [.. byId.Values];
    }

    /// <summary>The declarations of the form that enforce a rule, found from its root.</summary>
    private static IEnumerable<(string Id, XmlSchemaAnnotated Declaration)> Declarations(FormSchema schema)
    {
        var seen = new HashSet<XmlSchemaElement>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<XmlSchemaElement>([schema.Root]);
        while (waiting.TryPop(out var element))
        {
            if (!seen.Add(element))
            {
                continue;
            }

            foreach (var declaration in Attributes(element).Prepend(element))
            {
                if (schema.Words(declaration).Rule is { } rule)
                {
                    yield return (rule, declaration);
                }
            }

            foreach (var child in schema.Content.Children(element))
            {
                waiting.Push(child.Element);
            }
        }
    }

    private static IEnumerable<XmlSchemaAnnotated> Attributes(XmlSchemaElement element) =>
        (element.ElementSchemaType as XmlSchemaComplexType)?.AttributeUses.Values.OfType<XmlSchemaAnnotated>() ?? [];
}
