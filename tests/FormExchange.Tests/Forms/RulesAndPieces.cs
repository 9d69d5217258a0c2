using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class RulesAndPieces
{
    private const string Second = "<Person number=\"2\"><Family>FICTIF</Family><Forename>Autre</Forename><Born>1962-01-01</Born></Person><Amount>";

    [Fact]
    public void An_error_refuses_and_the_document_is_there_all_the_same()
    {
        var validation = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace("2001-12-31", "1999-12-31", StringComparison.Ordinal));
        var finding = validation.Report.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Place.XPath, finding.Place.Line).ShouldBe(("T-ORDER", Severity.Error, "/f:Ask[1]/f:Period[1]", 8));
        finding.Text.Fr.ShouldBe("La période finit avant de commencer. Corrigez-la.");
        validation.Report.IsValid.ShouldBeFalse();
        validation.Document.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("number=\"1\"", "number=\"7\"", "T-FIRST", Severity.Warning)]
    [InlineData("<Born>1960-05-17</Born>", "<Born>2020-05-17</Born>", "T-AGE", Severity.Information)]
    public void A_warning_and_an_information_do_not_refuse(string from, string to, string code, Severity severity)
    {
        var report = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace(from, to, StringComparison.Ordinal)).Report;
        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe((code, severity));
        report.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<c:DocumentType>Card<", "<c:DocumentType>Identity<", "PIECE-MISSING", Severity.Error)]
    [InlineData("<c:DocumentType>Birth<", "<c:DocumentType>Certificate<", "T-IDENTITY", Severity.Error)]
    [InlineData("<Amount>", Second, "T-SECOND", Severity.Warning)]
    [InlineData("<c:Language>fr<", "<c:Language>ar<", "T-FRENCH", Severity.Error)]
    [InlineData("<c:AttachmentId>a2<", "<c:AttachmentId>a1<", "PIECE-DUPLICATE", Severity.Error)]
    [InlineData("<c:SizeBytes>20<", "<c:SizeBytes>20000000000000000000<", "PIECE-SIZE", Severity.Error)]
    public void A_piece_that_is_missing_or_wrong_is_found(string from, string to, string code, Severity severity)
    {
        var finding = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace(from, to, StringComparison.Ordinal)).Report.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe((code, severity));
    }

    [Fact]
    public void A_piece_that_nobody_asked_for_is_a_warning() => With("Photo", "false").ShouldBe(["PIECE-NOT-ASKED"]);

    [Fact]
    public void A_medical_piece_must_be_marked_as_one()
    {
        With("Report", "false").ShouldBe(["PIECE-NOT-MEDICAL"]);
        With("Report", "true").ShouldBeEmpty();
        With("Report", "1").ShouldBeEmpty();
    }

    [Fact]
    public void Missing_alternatives_are_all_named() =>
        SmallCatalogue.Validate(SmallCatalogue.Ask.Replace("<c:DocumentType>Birth<", "<c:DocumentType>Certificate<", StringComparison.Ordinal))
            .Report.Findings[0].Text.Fr.ShouldBe("Pièce manquante : « Pièce d'identité ou Extrait de naissance ». Joignez-la au dossier.");

    [Fact]
    public void The_catalogue_lists_each_rule_once_wherever_it_is_written()
    {
        var rules = SmallCatalogue.Catalogue.Find("ASK", "1").ShouldNotBeNull().Rules;
        rules.Select(rule => (rule.Id, rule.Origin)).ShouldBe(
        [
            ("T-ACCOUNT", RuleOrigin.Schema), ("T-AGE", RuleOrigin.Schematron), ("T-FIRST", RuleOrigin.Schematron), ("T-FRENCH", RuleOrigin.Checklist),
            ("T-IDENTITY", RuleOrigin.Checklist), ("T-ORDER", RuleOrigin.Schematron), ("T-SECOND", RuleOrigin.Checklist),
        ]);
    }

    [Theory]
    [InlineData("2026-11-20", 0, null)]
    [InlineData("2026-12-20", 0, null)]
    [InlineData("2026-12-21", 0, "DATE-SIGNED-OLD")]
    [InlineData("2026-11-19", 0, "DATE-SIGNED-FUTURE")]
    [InlineData("2026-12-21", 31, null)]
    public void Only_the_sender_compares_the_day_of_signature_with_a_calendar(string today, int age, string? code)
    {
        var document = SmallCatalogue.Validate(SmallCatalogue.Ask).Document.ShouldNotBeNull();
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        var findings = age == 0 ? SubmissionCheck.Check(document, day) : SubmissionCheck.Check(document, day, age);
        findings.Select(finding => finding.Code).ShouldBe(code is null ? [] : [code]);
        findings.ShouldAllBe(finding => finding.Place.XPath == "/f:Ask[1]/f:Signed[1]");
    }

    [Fact]
    public void One_catalogue_serves_many_threads()
    {
        var validator = new FormValidator(SmallCatalogue.Catalogue);
        var good = System.Text.Encoding.UTF8.GetBytes(SmallCatalogue.Ask);
        var bad = System.Text.Encoding.UTF8.GetBytes(SmallCatalogue.Ask.Replace("2001-12-31", "1999-12-31", StringComparison.Ordinal));
        Parallel.For(0, 400, i => validator.Validate(i % 2 == 0 ? good : bad).Report.Findings.Count.ShouldBe(i % 2));
    }

    private static string[] With(string type, string medical) => SmallCatalogue.Codes(SmallCatalogue.Ask.Replace(
        "<Signed>",
        $"<SupportingDocument><c:DocumentType>{type}</c:DocumentType><c:Language>fr</c:Language><c:TranslatedToFrench>false</c:TranslatedToFrench>"
        + $"<c:Medical>{medical}</c:Medical><c:AttachmentReference><c:AttachmentId>a3</c:AttachmentId><c:FileName>c.pdf</c:FileName>"
        + "<c:MimeType>application/pdf</c:MimeType><c:SizeBytes>1</c:SizeBytes><c:DigestMethod>SHA-256</c:DigestMethod><c:DigestValue>22</c:DigestValue>"
        + "</c:AttachmentReference></SupportingDocument><Signed>",
        StringComparison.Ordinal));
}
