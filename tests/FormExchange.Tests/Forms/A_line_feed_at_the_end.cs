using System.Text;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>The framework's patterns let a line feed at the end of a text pass; xmllint and Xerces do not, and neither do we.</summary>
public sealed class A_line_feed_at_the_end
{
    [Theory]
    [InlineData("<c:InstitutionID>LU:0030</c:InstitutionID>", "<c:InstitutionID>LU:0030\n</c:InstitutionID>")]
    [InlineData("<c:InstitutionID>LU:0030</c:InstitutionID>", "<c:InstitutionID>LU:0030&#10;</c:InstitutionID>")]
    [InlineData("number=\"1\"", "number=\"1&#10;\"")]
    public async Task Of_a_text_with_a_pattern_is_refused_as_xmllint_does(string right, string wrong)
    {
        var sample = Samples.All.First(s => s.EndsWith("valid-minimal.xml", StringComparison.Ordinal) && s.StartsWith(Path.Combine("ma-lu", "LM15"), StringComparison.Ordinal));
        var document = Encoding.UTF8.GetString(Samples.Bytes(sample)).Replace(right, wrong, StringComparison.Ordinal);
        var validation = new FormValidator(Samples.Catalogue).Validate(Encoding.UTF8.GetBytes(document));
        validation.Report.Findings.Select(f => f.Code).Distinct().ShouldHaveSingleItem().ShouldBe("XSD-PATTERN");

        var schema = Directory.GetFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Samples.Absolute(sample))!, "..")), "*.xsd").Single(f => Path.GetFileName(f) == "LM15.xsd");
        var judged = await ExternalTool.RunAsync("xmllint", ["--noout", "--nonet", "--schema", schema, "-"], input: document);
        judged.ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task Of_a_text_of_several_lines_is_accepted_as_xmllint_does()
    {
        var sample = Samples.All.First(s => s.EndsWith(Path.Combine("PensionDecisionNotification", "1", "samples", "valid-full.xml"), StringComparison.Ordinal));
        var document = Encoding.UTF8.GetString(Samples.Bytes(sample)).Replace("</ReasonText>", "\n</ReasonText>", StringComparison.Ordinal);
        new FormValidator(Samples.Catalogue).Validate(Encoding.UTF8.GetBytes(document)).Report.Findings.ShouldBeEmpty();
        (await ExternalTool.RunAsync("xmllint", ["--noout", "--nonet", "--schema", Xmllint.SchemaOf(Samples.FormOf(sample)), "-"], input: document)).ShouldSucceed();
    }
}
