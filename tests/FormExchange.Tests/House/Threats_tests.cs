using System.Text.RegularExpressions;

namespace FormExchange.Tests.House;

/// <summary>An auditor goes from a threat to the test that holds it: each is there, and what nothing holds says so.</summary>
public sealed partial class Threats_tests
{
    private const string NotYet = "not yet";

    private static readonly ILookup<string, Type> TestClasses = Ours.TypesOf(Ours.Tests).ToLookup(type => type.Name, StringComparer.Ordinal);

    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        var named = Named(Page()).Where(test => test != "Class.Method").ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.Where(test => !IsTest(test)).ShouldBeEmpty("docs/threats.md names a test that is not there: it was renamed, or it never was.");
    }

    [Fact]
    public void Every_threat_is_held_by_a_test_or_says_that_nothing_holds_it_yet()
    {
        var threats = Page().Split('\n').Where(line => line.StartsWith("| T-", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        threats.Select(cells => cells[1]).ShouldBe(Enumerable.Range(1, threats.Count).Select(number => $"T-{number:00}"), "Findings of audits refer to these ids: none is left out or used again.");
        threats.Where(cells => cells.Length != 7 || cells.Skip(2).Take(4).Any(cell => cell.Length == 0)).ShouldBeEmpty();
        threats.Where(cells => cells[4] == NotYet ? !cells[3].StartsWith("*Not yet*", StringComparison.Ordinal) : !Named(cells[4]).Any()).Select(cells => cells[1]).ShouldBeEmpty();
    }

    private static string Page() => Repository.Read("docs", "threats.md");

    private static IEnumerable<string> Named(string text) => Test().Matches(text).Select(match => match.Groups[1].Value);

    private static bool IsTest(string named)
    {
        var parts = named.Split('.');
        return TestClasses[parts[0]].SelectMany(type => type.GetMethods()).Any(method => method.Name == parts[1] && method.IsDefined(typeof(FactAttribute), inherit: true));
    }

    [GeneratedRegex(@"`([A-Z]\w+\.[A-Z]\w+)`", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Test();
}
