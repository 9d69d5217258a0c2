using System.Globalization;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace FormExchange.Forms.Rules;

/// <summary>The few functions that XPath 1.0 lacks for our rules. None reads a clock.</summary>
internal static class RuleFunctions
{
    public const string Namespace = "urn:formexchange:functions:1";

    private const string CommonNamespace = "urn:formexchange:common:1";

    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private static readonly Dictionary<string, Function> All = new(StringComparer.Ordinal)
    {
        ["as-of"] = new(0, XPathResultType.String, (context, _) => context.AsOf),
        ["add-months"] = new(2, XPathResultType.String, (_, a) => CalendarMath.AddMonths(Text(a[0]), Number(a[1]))),
        ["add-days"] = new(2, XPathResultType.String, (_, a) => CalendarMath.AddDays(Text(a[0]), Number(a[1]))),
        ["age"] = new(2, XPathResultType.Number, (_, a) => CalendarMath.Age(Text(a[0]), Text(a[1]))),
        ["months"] = new(2, XPathResultType.Number, (_, a) => CalendarMath.Months(Text(a[0]), Text(a[1]))),
        ["months-covered"] = new(1, XPathResultType.Number, (_, a) => CalendarMath.MonthsCovered(Periods(a[0]))),
        ["months-covered-between"] = new(3, XPathResultType.Number, (_, a) => CalendarMath.MonthsCovered(Periods(a[0]), Text(a[1]), Text(a[2]))),
        ["check-digit"] = new(2, XPathResultType.Boolean, (_, a) => CheckDigits.Hold(Text(a[0]), Text(a[1]))
            ?? throw new XPathException("No such check digit scheme.")),
        ["holds-role"] = new(2, XPathResultType.Boolean, (context, a) => context.HoldsRole(Text(a[0]), Text(a[1]))),
        ["names-match"] = new(3, XPathResultType.Boolean, (_, a) => PersonNames.Match(Text(a[0]), Text(a[1]), Text(a[2]))),
    };

    public static IXsltContextFunction? Find(string name, int arguments) =>
        All.TryGetValue(name, out var function) && function.Minargs == arguments ? function : null;

    public static string Text(object value) => value switch
    {
        string text => text,
        XPathNodeIterator nodes => nodes.Clone() is var copy && copy.MoveNext() ? copy.Current!.Value : "",
        bool truth => truth ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public static bool Truth(object value) => value switch
    {
        bool truth => truth,
        string text => text.Length > 0,
        double number => number is not 0 and not double.NaN,
        XPathNodeIterator nodes => nodes.Clone().MoveNext(),
        _ => false,
    };

    private static double Number(object value) => value switch
    {
        double number => number,
        bool truth => truth ? 1 : 0,
        _ => double.TryParse(Text(value), PlainNumber, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
    };

    private static List<(DateOnly Start, DateOnly End)> Periods(object value)
    {
        if (value is not XPathNodeIterator nodes)
        {
            throw new XPathException("Months are covered by nodes.");
        }

        var periods = new List<(DateOnly, DateOnly)>();
        foreach (XPathNavigator node in nodes.Clone())
        {
            if (Date(node, "StartDate") is { } start && Date(node, "EndDate") is { } end)
            {
                periods.Add((start, end));
            }
        }

        return periods;
    }

    private static DateOnly? Date(XPathNavigator node, string name)
    {
        var found = node.SelectDescendants(name, CommonNamespace, matchSelf: false);
        return found.MoveNext() ? CalendarMath.Parse(found.Current!.Value) : null;
    }

    private sealed record Function(int Arguments, XPathResultType ReturnType, Func<RuleContext, object[], object> Run) : IXsltContextFunction
    {
        public int Minargs => Arguments;

        public int Maxargs => Arguments;

        public XPathResultType[] ArgTypes { get; } = [.. Enumerable.Repeat(XPathResultType.Any, Arguments)];

        public object Invoke(XsltContext xsltContext, object[] args, XPathNavigator docContext) => Run((RuleContext)xsltContext, args);
    }
}
