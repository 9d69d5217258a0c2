using System.Globalization;
using FormExchange.Forms;
using FormExchange.Tests.Forms;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx validate</c>, as scripts rely on it.</summary>
public sealed class Validates_documents
{
    private const string Folder = "schemas/ma-lu/LM15/1/samples/";

    [Fact]
    public async Task All_samples_in_one_call_each_with_the_verdict_that_its_name_says()
    {
        var files = Samples.All.Select(Samples.Absolute).ToArray();
        var result = await FormxProcess.RunAsync(["validate", .. files, "--json"]);

        result.ExitCode.ShouldBe(1, "some of them are refused");
        result.Error.ShouldBeEmpty();
        var reports = result.Json().EnumerateArray().ToList();
        reports.Select(report => report.Text("file")).ShouldBe(files);
        foreach (var (sample, report) in Samples.All.Zip(reports))
        {
            var findings = report.GetProperty("findings").EnumerateArray().ToList();
            var promised = Samples.Promised(sample);
            findings.Select(finding => finding.Text("code")).Distinct().ShouldBe(promised is null ? [] : [promised], sample);

            // A name that promises a warning promises a valid document.
            var refused = findings.Any(finding => finding.Text("severity") == "error");
            report.Text("verdict").ShouldBe(refused ? "refused" : "valid", sample);
        }
    }

    [Fact]
    public async Task Has_the_shape_that_scripts_rely_on()
    {
        var result = await FormxProcess.RunAsync(
            "validate", Folder + "valid-minimal.xml", Folder + "invalid-LM-BANK-01~holder.xml", Folder + "invalid-LM-PEN-05.xml",
            Folder + "invalid-FORM-UNKNOWN~other-namespace.xml", "--json", "--lang", "en");

        Approved.Match(result.Output, "Validate");
        foreach (var report in result.Json().EnumerateArray())
        {
            report.Names().ShouldBe(["file", "form", "version", "verdict", "findings"]);
            report.GetProperty("findings").EnumerateArray().ShouldAllBe(f => f.Names().SequenceEqual(new[] { "code", "severity", "xpath", "line", "box", "text" }));
        }
    }

    [Fact]
    public async Task Writes_XML_by_its_own_schema()
    {
        var result = await FormxProcess.RunAsync("validate", Folder + "valid-minimal.xml", Folder + "invalid-LM-PEN-05.xml", Folder + "invalid-PIN-CHECK.xml", "--xml");

        result.ExitCode.ShouldBe(1);
        var schema = Repository.File("schemas", "report", "1", "report.xsd");
        (await ExternalTool.RunAsync("xmllint", ["--noout", "--nonet", "--schema", schema, "-"], input: result.Output)).ShouldSucceed();
        result.Output.ShouldContain("<Code>LM-PEN-05</Code>");
    }

    [Fact]
    public async Task Ends_with_0_where_all_are_valid_warnings_or_not_and_speaks_each_language()
    {
        var said = new List<string>();
        foreach (var language in LocalizedText.Languages)
        {
            var result = await FormxProcess.RunAsync("validate", Folder + "valid-full.xml", Folder + "invalid-LM-PEN-05.xml", "--lang", language);
            (result.ExitCode, result.Error).ShouldBe((0, string.Empty));
            said.Add(result.Output);
        }

        said.Distinct().Count().ShouldBe(LocalizedText.Languages.Count);
    }

    [Fact]
    public async Task Judges_the_date_of_signature_only_as_of_a_day_that_is_named()
    {
        var file = Samples.Absolute(Path.Combine("ma-lu", "LM15", "1", "samples", "valid-full.xml"));
        var signed = new FormValidator(Samples.Catalogue).Validate(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Document!.DateSigned;

        (await AsOfAsync(file, signed.AddDays(-1))).ShouldBe((1, "DATE-SIGNED-FUTURE"));
        (await AsOfAsync(file, signed)).ShouldBe((0, string.Empty));
        (await AsOfAsync(file, signed.AddYears(1))).ShouldBe((1, "DATE-SIGNED-OLD"));
        (await AsOfAsync(file, null)).ShouldBe((0, string.Empty));
    }

    private static async Task<(int ExitCode, string Codes)> AsOfAsync(string file, DateOnly? day)
    {
        string[] option = day is { } on ? ["--as-of", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : [];
        var result = await FormxProcess.RunAsync(["validate", file, "--json", .. option]);
        var findings = result.Json()[0].GetProperty("findings").EnumerateArray();
        return (result.ExitCode, string.Join(' ', findings.Select(finding => finding.Text("code"))));
    }
}
