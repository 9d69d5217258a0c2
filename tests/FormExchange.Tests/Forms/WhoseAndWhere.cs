using System.Text;
using FormExchange.Forms;
using FormExchange.Tests.House;

namespace FormExchange.Tests.Forms;

/// <summary>Where a rule's finding is shown, and whose supporting documents a checklist asks for.</summary>
public sealed class WhoseAndWhere
{
    private const string Rules = "xx-yy/ASK/1/ASK.sch";
    private const string Form = "xx-yy/ASK/1/form.xml";
    private const string Second = "<Person number=\"2\"><Family>FICTIF</Family><Forename>Autre</Forename><Born>1962-05-17</Born></Person>";

    private static readonly string[] Structural = ["XML-", "XSD-", "FORM-", "PIECE-MISSING"];

    [Theory]
    [InlineData("c:EndDate", "/f:Ask[1]/f:Period[1]/c:EndDate[1]")]
    [InlineData("../f:Amount | c:EndDate", "/f:Ask[1]/f:Amount[1]")]
    [InlineData("../f:Nothing", "/f:Ask[1]/f:Period[1]")]
    public void A_finding_is_shown_at_the_subject_of_its_assertion_or_where_there_is_none_at_the_context(string subject, string place)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Rules, "id=\"T-ORDER\"", $"id=\"T-ORDER\" subject=\"{subject}\"");
        var finding = Report(copy, SmallCatalogue.Ask.Replace("2001-12-31", "1999-12-31", StringComparison.Ordinal)).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Place.XPath).ShouldBe(("T-ORDER", place));
    }

    [Theory]
    [InlineData("count(c:EndDate)")]
    [InlineData("c:EndDate[")]
    public void A_subject_that_leads_to_no_node_is_refused(string subject)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Rules, "id=\"T-ORDER\"", $"id=\"T-ORDER\" subject=\"{subject}\"");
        FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem().Code.ShouldBe("CAT-XPATH");
    }

    [Theory]
    [InlineData("subject", "", "")]
    [InlineData("subject", "1", "")]
    [InlineData("subject", "2", "PIECE-OF-ANOTHER /f:Ask[1]/f:SupportingDocument[1]")]
    [InlineData("subject", "2,1", "")]
    [InlineData("each", "1", "PIECE-OF-ANOTHER /f:Ask[1]/f:SupportingDocument[1]")]
    [InlineData("each", "1,2", "")]
    [InlineData("each", "1,1", "PIECE-OF-ANOTHER /f:Ask[1]/f:SupportingDocument[1]")]
    [InlineData("each", "1,", "")]
    [InlineData("each", ",", "")]
    [InlineData("each", "", "PIECE-OF-ANOTHER /f:Ask[1]/f:SupportingDocument[1]")]
    public void A_document_counts_for_the_person_whose_it_is(string kind, string subjects, string finding)
    {
        using var copy = new CatalogueCopy();
        copy.Replace("common/1/common.xsd", "<xs:element name=\"Language\" type=\"c:Text\"/>", "<xs:element name=\"DocumentSubject\" type=\"c:Text\" minOccurs=\"0\"/><xs:element name=\"Language\" type=\"c:Text\"/>");
        copy.Replace(Form, "type=\"Card\" number=\"1\"", $"type=\"Card\" number=\"1\" {kind}=\"{(kind == "each" ? "f:Person" : "f:Person[1]")}\"");
        copy.Replace(Form, " rule=\"T-SECOND\" severity=\"warning\"", " severity=\"information\"");
        var start = SmallCatalogue.Ask.IndexOf("<SupportingDocument>", StringComparison.Ordinal);
        var card = SmallCatalogue.Ask[start..(SmallCatalogue.Ask.IndexOf("</SupportingDocument>", StringComparison.Ordinal) + "</SupportingDocument>".Length)];
        var cards = subjects.Split(',').Select((subject, i) => card.Replace("a1", $"card{i}", StringComparison.Ordinal)
            .Replace("<c:Language>", subject.Length == 0 ? "<c:Language>" : $"<c:DocumentSubject>{subject}</c:DocumentSubject><c:Language>", StringComparison.Ordinal));
        var document = SmallCatalogue.Ask.Replace(card, string.Concat(cards), StringComparison.Ordinal).Replace("<Amount>", Second + "<Amount>", StringComparison.Ordinal);
        var found = Report(copy, document).Findings.Where(one => one.Severity == Severity.Error).Select(one => $"{one.Code} {one.Place.XPath}");
        string.Join("; ", found).ShouldBe(finding);
    }

    [Theory]
    [InlineData("subject=\"count(f:Person)\"")]
    [InlineData("each=\"f:Person[\"")]
    public void Persons_that_cannot_be_found_are_refused(string attribute)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Form, "type=\"Card\" number=\"1\"", $"type=\"Card\" number=\"1\" {attribute}");
        FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("CAT-XPATH"), problem => problem.File.ShouldBe(Form));
    }

    [Fact]
    public void Persons_that_cannot_be_told_for_a_document_refuse_it_in_words()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Form, "type=\"Card\" number=\"1\"", "type=\"Card\" number=\"1\" each=\"f:Person[fx:check-digit(substring(concat('RIB', f:Sex), 1 + 4 * count(.)), '1')]\"");
        Report(copy, SmallCatalogue.Ask).Findings.ShouldHaveSingleItem().Code.ShouldBe("RULE-NOT-EVALUATED");
    }

    [Fact]
    public void A_rule_may_have_a_part_that_is_a_document_and_one_that_is_an_assertion()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Form, "type=\"Card\" number=\"1\"", "type=\"Card\" number=\"1\" rule=\"T-ORDER.card\"");
        var report = Report(copy, SmallCatalogue.Ask.Replace("<c:DocumentType>Card<", "<c:DocumentType>Report<", StringComparison.Ordinal)
            .Replace("<c:Medical>false<", "<c:Medical>true<", StringComparison.Ordinal).Replace("2001-12-31", "1999-12-31", StringComparison.Ordinal));
        report.Findings.Select(finding => finding.Code).ShouldBe(["T-ORDER", "T-ORDER"]);
        copy.Replace(Form, "T-ORDER.card", "T-ORDER");
        FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem().Code.ShouldBe("CAT-DUPLICATE");
    }

    [Fact]
    public void A_rule_that_a_sample_breaks_is_shown_at_a_field_and_not_at_the_whole_form() => ShrinkingList.Hold(
        "ShownAtTheForm",
        Samples.All.Where(sample => Samples.Promised(sample) is not null).SelectMany(
            sample => Samples.Validate(sample).Report.Findings.Where(IsAboutAll), (sample, finding) => $"{Samples.FormOf(sample).Code} {finding.Code}"),
        "Whoever fills in a form of many pages must see which field a rule is about; a place without a field has no printed box either.",
        "give the assertion a subject: the path from its context to the field that is to be looked at.");

    /// <summary>A rule's finding whose place is the root element; what is missing (a document, an element) has no other.</summary>
    private static bool IsAboutAll(Finding finding) =>
        !Structural.Any(start => finding.Code.StartsWith(start, StringComparison.Ordinal)) && finding.Place.XPath is { } place && place.Count(letter => letter == '/') == 1;

    private static ValidationReport Report(CatalogueCopy copy, string document)
    {
        var load = FormCatalogue.Load(copy.Folder);
        load.Problems.ShouldBeEmpty();
        return new FormValidator(load.Catalogue!).Validate(Encoding.UTF8.GetBytes(document)).Report;
    }
}
