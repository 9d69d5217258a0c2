using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class FindingsOfTheSchema
{
    [Fact]
    public void A_good_document_has_no_finding_and_gives_what_the_service_works_with()
    {
        var validation = SmallCatalogue.Validate(SmallCatalogue.Ask);
        validation.Report.Findings.ShouldBeEmpty();
        var document = validation.Document.ShouldNotBeNull();
        (document.Form.Code, document.Edition, document.SenderId, document.ReceiverId, document.DateSigned)
            .ShouldBe(("ASK", "XX-YY-2000", "XX:A1", "XX:F1", new DateOnly(2026, 11, 20)));
        document.Attachments.ShouldBe(
        [
            new AttachmentReference("a1", "Card", "a.pdf", "application/pdf", 10, "00ff", false, "fr", "/f:Ask[1]/f:SupportingDocument[1]"),
            new AttachmentReference("a2", "Birth", "b.pdf", "application/pdf", 20, "11ff", false, "ar", "/f:Ask[1]/f:SupportingDocument[2]"),
        ]);
    }

    [Theory]
    [InlineData("<Sex>01</Sex>", "<Sex>03</Sex>", "XSD-ENUM", "/f:Ask[1]/f:Person[1]/f:Sex[1]", 5)]
    [InlineData("<Family>FICTIF</Family>", "<Family></Family>", "XSD-LENGTH", "/f:Ask[1]/f:Person[1]/f:Family[1]", 5)]
    [InlineData("<Family>FICTIF</Family>", "<Family>\n\n</Family>", null, null, 0)]
    [InlineData(">FICTIF<", ">AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA<", "XSD-LENGTH", "/f:Ask[1]/f:Person[1]/f:Family[1]", 5)]
    [InlineData("<Born>1960-05-17</Born>", "<Born>1960-02-30</Born>", "XSD-DATE", "/f:Ask[1]/f:Person[1]/f:Born[1]", 5)]
    [InlineData("<Born>1960-05-17</Born>", "<Born>17/05/1960</Born>", "XSD-DATE", "/f:Ask[1]/f:Person[1]/f:Born[1]", 5)]
    [InlineData("<Born>1960-05-17</Born>", "<Born>1899-12-31</Born>", "XSD-RANGE", "/f:Ask[1]/f:Person[1]/f:Born[1]", 5)]
    [InlineData("<Born>1960-05-17</Born>", "<Born>1960-05-17Z</Born>", "XSD-PATTERN", "/f:Ask[1]/f:Person[1]/f:Born[1]", 5)]
    [InlineData("<Born>1960-05-17</Born>", "<Born>2026-11-21</Born>", "DATE-AFTER-SIGNATURE", "/f:Ask[1]/f:Person[1]/f:Born[1]", 5)]
    [InlineData("<Amount>12.50</Amount>", "<Amount>-1</Amount>", "XSD-RANGE", "/f:Ask[1]/f:Amount[1]", 6)]
    [InlineData("<Amount>12.50</Amount>", "<Amount>1000.01</Amount>", "XSD-RANGE", "/f:Ask[1]/f:Amount[1]", 6)]
    [InlineData("<Amount>12.50</Amount>", "<Amount>1.255</Amount>", "XSD-DIGITS", "/f:Ask[1]/f:Amount[1]", 6)]
    [InlineData("<Amount>12.50</Amount>", "<Amount>much</Amount>", "XSD-TYPE", "/f:Ask[1]/f:Amount[1]", 6)]
    [InlineData("<Amount>12.50</Amount>", "<Amount>1<b/></Amount>", "XSD-UNEXPECTED-ELEMENT", "/f:Ask[1]/f:Amount[1]/f:b[1]", 6)]
    [InlineData("<Person number=\"1\">", "<Person>", "XSD-REQUIRED-ATTRIBUTE", "/f:Ask[1]/f:Person[1]", 5)]
    [InlineData("<Person number=\"1\">", "<Person number=\"0\">", "XSD-PATTERN", "/f:Ask[1]/f:Person[1]/@number", 5)]
    [InlineData("<Person number=\"1\">", "<Person number=\"1\" colour=\"red\">", "XSD-UNEXPECTED-ATTRIBUTE", "/f:Ask[1]/f:Person[1]/@colour", 5)]
    [InlineData("<Forename>Exemple</Forename>", "", "XSD-REQUIRED-ELEMENT", "/f:Ask[1]/f:Person[1]", 5)]
    [InlineData("<Forename>Exemple</Forename>", "<Forename>Exemple</Forename><Nick>x</Nick>", "XSD-UNEXPECTED-ELEMENT", "/f:Ask[1]/f:Person[1]/f:Nick[1]", 5)]
    [InlineData("<Forename>Exemple</Forename>", "<Forename>Exemple</Forename><Forename>Exemple</Forename>", "XSD-UNEXPECTED-ELEMENT", "/f:Ask[1]/f:Person[1]/f:Forename[2]", 5)]
    [InlineData("<Forename>Exemple</Forename>", "<x:Forename xmlns:x='urn:x'>Exemple</x:Forename><Forename>E</Forename>", "XSD-UNEXPECTED-ELEMENT", "/f:Ask[1]/f:Person[1]/*[2]", 5)]
    [InlineData("<Account>007780001234567890123490</Account>", "", "XSD-REQUIRED-ELEMENT", "/f:Ask[1]", 1)]
    [InlineData("<Account>007780001234567890123490</Account>", "<Account>RIB</Account>", "T-ACCOUNT", "/f:Ask[1]/f:Account[1]", 7)]
    [InlineData("<Signed>2026-11-20</Signed>", "", "XSD-REQUIRED-ELEMENT", "/f:Ask[1]", 1)]
    [InlineData("<Signed>2026-11-20</Signed>", "<Signed>2026-11-20</Signed>text", "XSD-TYPE", "/f:Ask[1]", 1)]
    [InlineData("<Amount>", "<Person number=\"1\"><Family>FICTIF</Family><Forename>Exemple</Forename><Born>1960-05-17</Born></Person><Amount>", "XSD-DUPLICATE", null, 0)]
    [InlineData("XX-YY-2000", "XX-YY-1999", "FORM-EDITION", "/f:Ask[1]/c:LegalBasisEdition[1]", 2)]
    public void One_thing_wrong_is_one_finding_with_its_place(string from, string to, string? code, string? path, int line)
    {
        var report = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace(from, to, StringComparison.Ordinal)).Report;
        if (code is null)
        {
            report.Findings.ShouldBeEmpty();
            return;
        }

        var finding = report.Findings.Where(one => one.Severity == Severity.Error).ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        report.IsValid.ShouldBeFalse();
        if (path is not null)
        {
            (finding.Place.XPath, finding.Place.Line).ShouldBe((path, line));
        }
    }

    [Fact]
    public void Everything_wrong_is_said_even_after_a_child_that_does_not_belong()
    {
        var document = SmallCatalogue.Ask
            .Replace("<Forename>Exemple</Forename>", "<Nick/>", StringComparison.Ordinal)
            .Replace("<Born>1960-05-17</Born>", "<Born>never</Born>", StringComparison.Ordinal)
            .Replace("<Sex>01</Sex>", "<Sex>7</Sex>", StringComparison.Ordinal)
            .Replace("12.50", "x", StringComparison.Ordinal)
            .Replace("<To>XX:F1</To>", "", StringComparison.Ordinal)
            .Replace("<Signed>2026-11-20</Signed>", "<Signed>soon</Signed>", StringComparison.Ordinal);
        SmallCatalogue.Codes(document).ShouldBe(
            ["XSD-REQUIRED-ELEMENT", "XSD-REQUIRED-ELEMENT", "XSD-UNEXPECTED-ELEMENT", "XSD-DATE", "XSD-ENUM", "XSD-TYPE", "XSD-DATE"]);
    }

    [Fact]
    public void The_text_is_the_schemas_own_in_three_languages_and_repeats_no_value()
    {
        var text = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace(">FICTIF<", ">" + new string('Z', 50) + "<", StringComparison.Ordinal)).Report.Findings[0].Text;
        text.Fr.ShouldBe("« Nom de famille » est vide, trop court ou trop long. De 1 à 40 lettres.");
        text.Ar.ShouldContain("الاسم العائلي");
        text.En.ShouldBe("\"Family name\" is empty, too short or too long. 1 to 40 letters.");
        text.Fr.ShouldNotContain("ZZZ");
    }

    [Fact]
    public void A_missing_choice_names_the_alternatives() =>
        SmallCatalogue.Validate(SmallCatalogue.Ask.Replace("<Account>007780001234567890123490</Account>", "", StringComparison.Ordinal))
            .Report.Findings[0].Text.En.ShouldContain("\"Account or Cheque\" is missing");

    [Fact]
    public void Rules_are_not_asked_of_a_document_that_its_schema_refuses()
    {
        var validation = SmallCatalogue.Validate(SmallCatalogue.Ask.Replace("<Sex>01</Sex>", "<Sex>03</Sex>", StringComparison.Ordinal)
            .Replace("2001-12-31", "1999-12-31", StringComparison.Ordinal));
        validation.Report.Findings.ShouldHaveSingleItem().Code.ShouldBe("XSD-ENUM");
        validation.Document.ShouldBeNull();
        validation.Report.Form.ShouldBe("ASK");
    }

    [Fact]
    public void Xml_lang_and_xml_space_are_attributes_that_the_schema_does_not_know() =>
        SmallCatalogue.Codes(SmallCatalogue.Ask.Replace("<From>", "<From xml:lang=\"fr\">", StringComparison.Ordinal)).ShouldBe(["XSD-UNEXPECTED-ATTRIBUTE"]);
}
