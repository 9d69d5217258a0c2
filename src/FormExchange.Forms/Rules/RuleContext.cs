using System.Xml.XPath;
using System.Xml.Xsl;

namespace FormExchange.Forms.Rules;

/// <summary>
/// What the XPath of one rule run may use: the catalogue's prefixes, the fx: functions, the variables of sch:let. It remembers whether a
/// function of ours was asked for, by which the loader tells portable rules.
/// </summary>
internal sealed class RuleContext : XsltContext
{
    private readonly Dictionary<string, object> variables = new(StringComparer.Ordinal);

    public RuleContext(IReadOnlyDictionary<string, string> prefixes, string asOf)
    {
        AsOf = asOf;
        foreach (var (ns, prefix) in prefixes)
        {
            AddNamespace(prefix, ns);
        }

        AddNamespace("fx", RuleFunctions.Namespace);
    }

    /// <summary>Asks the directory whether an institution holds a role; while a file is only compiled, nobody does.</summary>
    public Func<string, string, bool> HoldsRole { get; set; } = (_, _) => false;

    /// <summary>The day on which the document says that it was signed, as text.</summary>
    public string AsOf { get; set; }

    public bool UsedFunctions { get; set; }

    public override bool Whitespace => true;

    public void Set(string name, object value) => variables[name] = value;

    /// <summary>A value that is worked out when a rule first asks for it.</summary>
    public void SetLater(string name, Func<object> work) => variables[name] = work;

    public void Forget(string name) => variables.Remove(name);

    /// <summary>A prefix that nobody declared would match nothing in silence.</summary>
    public override string LookupNamespace(string prefix) =>
        base.LookupNamespace(prefix) ?? throw new XPathException("Undeclared prefix.");

    public override IXsltContextFunction ResolveFunction(string prefix, string name, XPathResultType[] ArgTypes)
    {
        UsedFunctions = true;
        return (LookupNamespace(prefix) == RuleFunctions.Namespace ? RuleFunctions.Find(name, ArgTypes.Length) : null)!;
    }

    public override IXsltContextVariable ResolveVariable(string prefix, string name) =>
        (prefix.Length == 0 && variables.ContainsKey(name) ? new Variable(variables, name) : null)!;

    public override int CompareDocument(string baseUri, string nextbaseUri) => 0;

    public override bool PreserveWhitespace(XPathNavigator node) => true;

    private sealed class Variable(Dictionary<string, object> values, string name) : IXsltContextVariable
    {
        public bool IsLocal => true;

        public bool IsParam => false;

        public XPathResultType VariableType => XPathResultType.Any;

        public object Evaluate(XsltContext xsltContext)
        {
            var value = values[name];
            if (value is Func<object> work)
            {
                values[name] = value = work();
            }

            return value is XPathNodeIterator nodes ? nodes.Clone() : value;
        }
    }
}
