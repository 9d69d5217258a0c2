using System.Xml.XPath;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Rules;

/// <summary>Holds the rules of one form against one document. A rule that cannot be evaluated refuses the document: nothing passes in silence.</summary>
internal sealed class RuleRun(XPathNavigator document, FormSchema schema, RuleContext context, FindingList findings)
{
    public void Run(RuleSet rules)
    {
        foreach (var pattern in rules.Patterns)
        {
            foreach (var variable in pattern.Variables)
            {
                Define(variable, pattern.Id, document);
            }

            foreach (var rule in pattern.Rules)
            {
                Run(rule);
            }

            Forget(pattern.Variables);
        }
    }

    private void Run(ContextRule rule)
    {
        var prepared = rule.Asserts.Select(_ => (XPathExpression?)null).ToArray();
        foreach (XPathNavigator node in document.Select(Bound(rule.Select)))
        {
            foreach (var variable in rule.Variables)
            {
                Define(variable, rule.Context, node);
            }

            for (var i = 0; i < prepared.Length && !findings.IsFull; i++)
            {
                Judge(rule.Asserts[i], ref prepared[i], node);
            }
        }

        Forget(rule.Variables);
    }

    private void Judge(RuleAssert assert, ref XPathExpression? prepared, XPathNavigator node)
    {
        try
        {
            if (!RuleFunctions.Truth(node.Evaluate(prepared ??= Bound(assert.Test))))
            {
                findings.Add(new Finding(assert.Code, assert.Severity, NodePlace.Of(node, schema.Prefixes), assert.Text));
            }
        }
        catch (XPathException)
        {
            findings.Add(FormCodes.RuleNotEvaluated.Finding(NodePlace.Of(node, schema.Prefixes), assert.Code));
        }
    }

    private void Define(RuleVariable variable, string owner, XPathNavigator node)
    {
        try
        {
            context.Set(variable.Name, node.Evaluate(Bound(variable.Value)));
        }
        catch (XPathException)
        {
            context.Set(variable.Name, "");
            findings.Add(FormCodes.RuleNotEvaluated.Finding(Place.Unknown, owner));
        }
    }

    private void Forget(IReadOnlyList<RuleVariable> variables)
    {
        foreach (var variable in variables)
        {
            context.Forget(variable.Name);
        }
    }

    /// <summary>A compiled expression is one reader's at a time; each run takes its own copy.</summary>
    private XPathExpression Bound(XPathExpression expression)
    {
        var copy = expression.Clone();
        copy.SetContext(context);
        return copy;
    }
}
