using System.Text.Json;
using System.Xml.Linq;
using FormExchange.Forms;
using FormExchange.Forms.Rules;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>Tools that others wrote say the same as we do.</summary>
public sealed class OutsideJudges
{
    /// <summary>The samples that a schema can be asked about: those that our reader lets through, and those that are no XML at all.</summary>
    private static readonly string[] ForSchemas =
        [.. Samples.All.Where(sample => Samples.Promised(sample) is "XML-NOT-WELL-FORMED" || Samples.Validate(sample).Report.Form is not null)];

    [Fact]
    public async Task Xmllint_accepts_and_refuses_the_same_samples_by_schema()
    {
        ForSchemas.Length.ShouldBeGreaterThanOrEqualTo(40);
        foreach (var group in ForSchemas.GroupBy(Samples.FormOf))
        {
            var ours = group.ToDictionary(Samples.Absolute, sample => Samples.Validate(sample).Document is not null);
            (await Xmllint.AcceptsAsync(group.Key, ours.Keys)).ShouldBe(ours, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task The_JDK_accepts_and_refuses_the_same_samples_by_schema()
    {
        var ours = ForSchemas.ToDictionary(Samples.Absolute, sample => Samples.Validate(sample).Document is not null);
        var questions = ForSchemas.Select(sample => $"{Xmllint.SchemaOf(Samples.FormOf(sample))}\t{Samples.Absolute(sample)}");
        var judge = Repository.File("tests", "FormExchange.Tests", "Forms", "SchemaJudge.java");
        var answers = (await ExternalTool.RunAsync("java", [judge], timeout: TimeSpan.FromMinutes(10), input: string.Join('\n', questions))).ShouldSucceed().Output;
        answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(answer => answer[0], answer => bool.Parse(answer[1])).ShouldBe(ours, ignoreOrder: true);
    }

    [Fact]
    public async Task Xmllint_accepts_and_refuses_the_same_damaged_documents_by_schema()
    {
        using var folder = new DamagedSamples(["valid-full.xml", "valid-minimal.xml"], each: 150);
        foreach (var (form, files) in folder.Files)
        {
            var ours = files.ToDictionary(file => file, file => new FormValidator(Samples.Catalogue).Validate(File.ReadAllBytes(file)).Document is not null);
            var theirs = await Xmllint.AcceptsAsync(form, files);
            foreach (var file in files.Where(file => ours[file] != theirs[file]))
            {
                Assert.Fail($"We say {ours[file]}, xmllint says {theirs[file]}:\n{await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)}");
            }

            ours.Values.Count(valid => !valid).ShouldBeGreaterThan(files.Count / 4);
        }
    }

    [Fact]
    public async Task Lxml_finds_the_same_portable_rules_broken()
    {
        var judged = Samples.All.Where(sample => Samples.Validate(sample).Document is not null).ToList();
        var question = judged.GroupBy(RulesFile).Where(group => File.Exists(group.Key))
            .Select(group => new object[] { group.Key, group.Select(Samples.Absolute).ToArray() }).ToArray();
        var script = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Forms", "portable_rules.py");
        var (exit, output, errors) = await ExternalTool.RunAsync("python3", [script], input: JsonSerializer.Serialize(question));
        exit.ShouldBe(0, "Is the Debian package python3-lxml installed? " + errors);
        var theirs = JsonSerializer.Deserialize<Dictionary<string, string[]>>(output).ShouldNotBeNull();
        theirs.Count.ShouldBeGreaterThanOrEqualTo(40);
        foreach (var sample in judged.Where(sample => theirs.ContainsKey(Samples.Absolute(sample))))
        {
            Portable(sample).Order().ShouldBe(theirs[Samples.Absolute(sample)].Select(id => id.Split('.')[0]).Order(), sample);
        }

        theirs.Values.SelectMany(ids => ids).Distinct().Count().ShouldBeGreaterThan(10);
    }

    private static string RulesFile(string sample)
    {
        var form = Samples.FormOf(sample);
        return Path.Combine(form.Folder, form.File.RulesFile ?? "none");
    }

    /// <summary>Codes of our findings from the patterns of the phase that others can run.</summary>
    private static IEnumerable<string> Portable(string sample)
    {
        XNamespace schematron = "http://purl.oclc.org/dsdl/schematron";
        var active = SafeXml.LoadXDocument(File.ReadAllBytes(RulesFile(sample))).Descendants(schematron + "active").Select(one => (string?)one.Attribute("pattern")).ToHashSet();
        var form = Samples.FormOf(sample);
        var findings = new FindingList();
        var context = new RuleContext(form.Schema.Prefixes, "");
        new RuleRun(SafeXml.LoadXPath(Samples.Bytes(sample)).CreateNavigator(), form.Schema, new PreparedRules(context), findings)
            .Run(new RuleSet([.. form.RuleSet.Patterns.Where(pattern => active.Contains(pattern.Id))]));
        context.UsedFunctions.ShouldBeFalse();
        return findings.All.Select(finding => finding.Code);
    }
}
