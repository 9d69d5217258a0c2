using System.Xml.XPath;
using FormExchange.Forms.Catalogue;

namespace FormExchange.Forms.Rules;

/// <summary>Compiles the XPath of a catalogue file and tries it once on an empty form, so that what cannot be evaluated is refused at loading.</summary>
internal sealed class ExpressionReader
{
    private readonly RuleContext context;
    private readonly XPathNavigator root;

    public ExpressionReader(IReadOnlyDictionary<string, string> prefixes, string ns, string rootName)
    {
        context = new RuleContext(prefixes, "2000-01-01");
        var empty = SafeXml.LoadXPath(SafeXml.Utf8($"<{rootName} xmlns=\"{ns}\"/>")).CreateNavigator();
        empty.MoveToFirstChild();
        root = empty;
    }

    /// <summary>Whether an expression since the last <see cref="Begin"/> used an fx: function.</summary>
    public bool UsedFunctions => context.UsedFunctions;

    public void Begin() => context.UsedFunctions = false;

    public XPathExpression? Compile(StrictElement owner, string expression)
    {
        if (Try(expression) is not { } compiled)
        {
            owner.Problem(CatalogueCodes.ExpressionInvalid, expression);
            return null;
        }

        return compiled;
    }

    /// <summary>An expression that leads to nodes: where something stands.</summary>
    public XPathExpression? CompileNodes(StrictElement owner, string expression)
    {
        var compiled = Compile(owner, expression);
        if (compiled is null or { ReturnType: XPathResultType.NodeSet })
        {
            return compiled;
        }

        owner.Problem(CatalogueCodes.ExpressionInvalid, expression);
        return null;
    }

    public XPathExpression? Try(string expression)
    {
        try
        {
            var compiled = XPathExpression.Compile(expression);
            var bound = compiled.Clone();
            bound.SetContext(context);
            root.Evaluate(bound);
            return compiled;
        }
        catch (XPathException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public RuleVariable? Define(StrictElement owner)
    {
        var name = owner.Required("name");
        var compiled = Compile(owner, owner.Required("value"));
        owner.Done();
        if (compiled is null || name.Length == 0)
        {
            return null;
        }

        var bound = compiled.Clone();
        bound.SetContext(context);
        context.Set(name, root.Evaluate(bound));
        return new RuleVariable(name, compiled);
    }

    public void Forget(IEnumerable<RuleVariable> variables)
    {
        foreach (var variable in variables)
        {
            context.Forget(variable.Name);
        }
    }
}
