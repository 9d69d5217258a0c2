using System.Text.Json;
using System.Text.RegularExpressions;
using FormExchange.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace FormExchange.Tests.House;

/// <summary>Whoever runs a host reads one page: its table of settings is that of the program, defaults included.</summary>
public sealed partial class Operations_page_tests
{
    private static IReadOnlyList<Row> Table =>
    [
        .. from Match row in SettingsRow().Matches(Section().Match(Repository.Read("docs", "operations.md")).Value)
           select new Row([.. Quoted().Matches(row.Groups[1].Value).Select(name => name.Groups[1].Value)], row.Groups[3].Value.Trim()),
    ];

    [Fact]
    public void Every_setting_of_a_host_stands_in_the_table_and_no_other()
    {
        var known = HostSettingsReader.Known.Where(name => !name.StartsWith("Faults:", StringComparison.Ordinal));

        Table.SelectMany(row => row.Names).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void The_defaults_in_the_table_are_those_of_the_program()
    {
        var nothingSaid = Read([]);
        var withValues = Table.SelectMany(row => row.Defaults()).ToList();

        withValues.Count.ShouldBeGreaterThan(15);
        foreach (var (name, value) in withValues)
        {
            Read([KeyValuePair.Create("FormExchange:" + name, (string?)value)]).ShouldBe(nothingSaid, $"{name} is not {value} where nothing is said");
        }
    }

    private static string Read(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var (read, problems) = HostSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "Production");
        problems.Select(p => p.Text.En).ShouldBeEmpty();
        return JsonSerializer.Serialize(read);
    }

    private sealed record Row(IReadOnlyList<string> Names, string Default)
    {
        /// <summary>Values, in the order of the names, where the column does not tell of a default in words.</summary>
        public IEnumerable<(string Name, string Value)> Defaults()
        {
            var values = Default.Split(';', StringSplitOptions.TrimEntries);
            return values.Length == Names.Count && values.All(value => Value().IsMatch(value)) ? Names.Zip(values, (name, value) => (name, value.Trim('`'))) : [];
        }
    }

    [GeneratedRegex(@"^## Settings$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline, Timeout.Infinite)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| (`[^|]+) \|([^|]*)\|([^|]*)\|$", RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex SettingsRow();

    [GeneratedRegex("`([A-Za-z0-9:]+)`", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(\d+|`[^$`]+`)$", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Value();
}
