using System.Xml.XPath;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Rules;

/// <summary>
/// Holds the rules of one form against one document. A variable is worked out when a rule first asks for it. A rule that cannot be
/// evaluated refuses the document: nothing passes in silence.
/// </summary>
internal sealed class RuleRun(XPathNavigator document, FormSchema schema, PreparedRules prepared, FindingList findings)
{
    public void Run(RuleSet rules)
    {
        var places = rules.Places.Find(document);
        var next = 0;
        foreach (var pattern in rules.Patterns)
        {
            foreach (var variable in pattern.Variables)
            {
                prepared.Context.SetLater(variable.Name, () => KeptNodes.Of(document.Evaluate(prepared.Bound(variable.Value))));
            }

            foreach (var rule in pattern.Rules)
            {
                Run(rule, places[next++]);
            }

            Forget(pattern.Variables);
        }
    }

    private void Run(ContextRule rule, IReadOnlyList<XPathNavigator> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var variable in rule.Variables)
            {
                prepared.Context.SetLater(variable.Name, () => node.Evaluate(prepared.Bound(variable.Value)));
            }

            for (var i = 0; i < rule.Asserts.Count && !findings.IsFull; i++)
            {
                Judge(rule.Asserts[i], node);
            }
        }

        Forget(rule.Variables);
    }

    private void Judge(RuleAssert assert, XPathNavigator node)
    {
        try
        {
            if (!RuleFunctions.Truth(node.Evaluate(prepared.Bound(assert.Test))))
            {
                findings.Add(new Finding(assert.Code, assert.Severity, NodePlace.Of(Subject(assert, node), schema.Prefixes), assert.Text));
            }
        }
        catch (XPathException)
        {
            findings.Add(FormCodes.RuleNotEvaluated.Finding(NodePlace.Of(node, schema.Prefixes), assert.Code));
        }
    }

    private XPathNavigator Subject(RuleAssert assert, XPathNavigator node) =>
        assert.Subject is { } subject && node.Select(prepared.Bound(subject)) is var places && places.MoveNext() ? places.Current!.Clone() : node;

    private void Forget(IReadOnlyList<RuleVariable> variables)
    {
        foreach (var variable in variables)
        {
            prepared.Context.Forget(variable.Name);
        }
    }
}
