using System.Xml.XPath;

namespace FormExchange.Forms.Rules;

/// <summary>
/// The expressions of a form bound to one context, so that a document finds them ready: binding costs more than evaluating. One run uses
/// it at a time; <see cref="RuleSet"/> keeps those that are free.
/// </summary>
internal sealed class PreparedRules(RuleContext context)
{
    private readonly Dictionary<XPathExpression, XPathExpression> bound = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, XPathExpression> compiled = new(StringComparer.Ordinal);

    public RuleContext Context => context;

    /// <summary>The expression with our prefixes, functions and variables; those variables must be set by now.</summary>
    public XPathExpression Bound(XPathExpression expression)
    {
        if (!bound.TryGetValue(expression, out var copy))
        {
            copy = expression.Clone();
            copy.SetContext(context);
            bound.Add(expression, copy);
        }

        return copy;
    }

    public XPathExpression Bound(string expression)
    {
        if (!compiled.TryGetValue(expression, out var copy))
        {
            copy = XPathExpression.Compile(expression);
            copy.SetContext(context);
            compiled.Add(expression, copy);
        }

        return copy;
    }
}
