using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>
/// Partners validate with libxml2. It judges each pattern of the schemas as we do: values that the pattern accepts, the same twice or thrice in a row (its
/// counters have gone wrong there), and those with a character more or less.
/// </summary>
public sealed class Patterns_mean_the_same_to_partners
{
    private const int Values = 40;

    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    [Fact]
    public async Task Every_pattern_of_the_schemas()
    {
        var patterns = Directory.EnumerateFiles(Repository.File("schemas"), "*.xsd", SearchOption.AllDirectories)
            .SelectMany(file => SafeXml.LoadXDocument(File.ReadAllBytes(file)).Descendants(Xs + "pattern").Select(facet => facet.Attribute("value")!.Value))
            .Distinct().Order(StringComparer.Ordinal).ToList();

        patterns.Count.ShouldBeGreaterThan(20);
        (await DifferencesAsync(patterns)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_libxml2_reads_otherwise_is_found() =>
        (await DifferencesAsync(["[0-9]{13}|[0-9]{11}"])).ShouldNotBeEmpty();

    private static async Task<List<string>> DifferencesAsync(IReadOnlyList<string> patterns)
    {
        var random = new Random(20_000);
        var asked = patterns.Select(pattern => (Pattern: pattern, Values: ValuesFor(pattern, random))).ToList();
        using var folder = new TemporaryFolder();
        var (schema, document) = (folder.File("patterns.xsd"), folder.File("values.xml"));
        await File.WriteAllTextAsync(schema, Schema(patterns));
        await File.WriteAllTextAsync(document, Document(asked.SelectMany((one, at) => one.Values.Select(value => $"<v{at}>{SecurityElement.Escape(value)}</v{at}>"))));
        var (exit, _, errors) = await ExternalTool.RunAsync("xmllint", ["--noout", "--nonet", "--schema", schema, document]);
        exit.ShouldBeOneOf(0, 3);

        var refused = Regex.Matches(errors, @"values\.xml:(\d+): element v\d+: Schemas validity error : Element 'v\d+': \[facet 'pattern'\]").Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToHashSet();
        var line = 1;
        return
        [
            .. from one in asked
               from value in one.Values
               let here = ++line
               where Regex.IsMatch(value, $"^(?:{one.Pattern})$", RegexOptions.CultureInvariant) == refused.Contains(here)
               select $"{one.Pattern}: xmllint {(refused.Contains(here) ? "refuses" : "accepts")} {value}",
        ];
    }

    private static List<string> ValuesFor(string pattern, Random random)
    {
        var values = new Values_of_a_pattern(pattern, random);
        return [.. Enumerable.Range(0, Values).Select(_ => values.Next()).SelectMany(value => Around(value, values.Next(), random)).Where(value => value.Length is > 0 and < 200).Distinct()];
    }

    private static IEnumerable<string> Around(string value, string next, Random random)
    {
        var at = random.Next(value.Length + 1);
        return [value, value + value, value + next, value + next + value, value[..at], value[at..], value.Insert(at, next.Length > 0 ? next[..1] : "0"), value + value[at..], value[..at] + value];
    }

    private static string Schema(IReadOnlyList<string> patterns) =>
        $"""
        <xs:schema xmlns:xs="{Xs}"><xs:element name="r"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
        {string.Concat(patterns.Select((pattern, at) => $"<xs:element name=\"v{at}\"><xs:simpleType><xs:restriction base=\"xs:string\"><xs:pattern value=\"{SecurityElement.Escape(pattern)}\"/></xs:restriction></xs:simpleType></xs:element>"))}
        </xs:choice></xs:complexType></xs:element></xs:schema>
        """;

    private static string Document(IEnumerable<string> lines) => "<r>\n" + string.Join('\n', lines) + "\n</r>";
}
