using System.Text;
using System.Text.Json;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class Reports
{
    private static readonly ValidationReport Refused = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace("<Sex>01</Sex>", "<Sex>9</Sex>", StringComparison.Ordinal)).Report;
    private static readonly ValidationReport Unknown = SmallCatalogue.Validate("<a/>").Report;

    [Fact]
    public void A_program_gets_an_array_with_an_object_for_each_file()
    {
        var json = JsonDocument.Parse(ReportJson.Write([("a.xml", Refused), ("b.xml", Unknown)], "ar")).RootElement;
        json.GetArrayLength().ShouldBe(2);
        Names(json[0]).ShouldBe(["file", "form", "version", "verdict", "findings"]);
        json[0].GetProperty("verdict").GetString().ShouldBe("refused");
        var finding = json[0].GetProperty("findings")[0];
        Names(finding).ShouldBe(["code", "severity", "xpath", "line", "box", "text"]);
        finding.GetProperty("code").GetString().ShouldBe("XSD-ENUM");
        finding.GetProperty("severity").GetString().ShouldBe("error");
        finding.GetProperty("line").GetInt32().ShouldBe(5);
        finding.GetProperty("box").GetString().ShouldBe("3");
        finding.GetProperty("text").GetString().ShouldBe(Refused.Findings[0].Text.Ar);
        json[1].GetProperty("form").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_report_on_every_sample_is_XML_by_its_own_schema()
    {
        List<(string File, ValidationReport Report)> reports = [.. Samples.All.Select(sample => (sample, Samples.Validate(sample).Report)), ("a\u0001\uFFFFb.xml", Unknown)];
        var written = Encoding.UTF8.GetString(ReportXml.Write(reports));
        var schema = Path.Combine(Samples.Folder, "report", "1", "report.xsd");
        var (exit, _, errors) = await ExternalTool.RunAsync("xmllint", ["--noout", "--nonet", "--schema", schema, "-"], input: written);
        exit.ShouldBe(0, errors);
        var read = SafeXml.LoadXDocument(Encoding.UTF8.GetBytes(written)).Root!.Elements().ToList();
        read.Count.ShouldBe(reports.Count);
        read.Sum(report => report.Descendants().Count(element => element.Name.LocalName == "Finding")).ShouldBe(reports.Sum(report => report.Report.Findings.Count));
        read[^1].Elements().First().Value.ShouldBe("a\uFFFD\uFFFDb.xml");
    }

    [Fact]
    public void An_XML_report_says_each_finding_in_three_languages_with_its_place()
    {
        var finding = SafeXml.LoadXDocument(ReportXml.Write([("a.xml", Refused)])).Descendants().Single(element => element.Name.LocalName == "Finding");
        var text = Refused.Findings[0].Text;
        finding.Elements().Select(element => (element.Name.LocalName, element.Value)).ShouldBe(
        [
            ("Code", "XSD-ENUM"), ("Severity", "error"), ("XPath", "/f:Ask[1]/f:Person[1]/f:Sex[1]"), ("Line", "5"), ("Box", "3"),
            ("French", text.Fr), ("Arabic", text.Ar), ("English", text.En),
        ]);
    }

    [Fact]
    public void Arabic_stands_in_the_JSON_as_letters() =>
        Encoding.UTF8.GetString(ReportJson.Write([("a.xml", Refused)], "ar")).ShouldContain("القيمة");

    [Theory]
    [InlineData("fr", "a.xml: refusé (ASK 1)", "erreur XSD-ENUM, ligne 5: ")]
    [InlineData("en", "a.xml: refused (ASK 1)", "error XSD-ENUM, line 5: ")]
    [InlineData("ar", "a.xml: مرفوضة (ASK 1)", "خطأ XSD-ENUM, السطر 5: ")]
    public void A_person_gets_lines_in_their_language(string language, string verdict, string finding)
    {
        var text = ReportText.Write("a.xml", Refused, language);
        text.ShouldStartWith(verdict + "\n");
        text.ShouldContain(finding + Refused.Findings[0].Text.In(language));
    }

    [Fact]
    public void A_valid_document_is_one_line() =>
        ReportText.Write("a.xml", SmallCatalogue.Validate(SmallCatalogue.Ask).Report, "fr").ShouldBe("a.xml: valable (ASK 1)\n");

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
