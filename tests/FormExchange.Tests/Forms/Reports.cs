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
        finding.GetProperty("box").ValueKind.ShouldBe(JsonValueKind.Null);
        finding.GetProperty("text").GetString().ShouldBe(Refused.Findings[0].Text.Ar);
        json[1].GetProperty("form").ValueKind.ShouldBe(JsonValueKind.Null);
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
