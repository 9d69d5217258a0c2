using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>Rules that a form takes from a file of the catalogue by sch:include, and contexts that mean more than one place.</summary>
public sealed class SharedRules
{
    private const string Rules = "xx-yy/ASK/1/ASK.sch";
    private const string Shared = "common/1/rules/dates.sch";

    [Theory]
    [InlineData("c:StartDate", ". != '2000-01-01'", "/f:Ask[1]/f:Period[1]/c:StartDate[1]")]
    [InlineData("f:Period/c:StartDate", ". != '2000-01-01'", "/f:Ask[1]/f:Period[1]/c:StartDate[1]")]
    [InlineData("f:Period/*", "c:Nothing", "/f:Ask[1]/f:Period[1]/c:StartDate[1]", "/f:Ask[1]/f:Period[1]/c:EndDate[1]")]
    [InlineData("f:Amount | f:Account", "string-length(.) = 0", "/f:Ask[1]/f:Amount[1]", "/f:Ask[1]/f:Account[1]")]
    [InlineData("c:Period | f:Account", "string-length(.) = 0", "/f:Ask[1]/f:Account[1]")]
    [InlineData("/*", "f:Nothing", "/f:Ask[1]")]
    [InlineData("c:AttachmentReference/c:SizeBytes", "number(.) < 20", "/f:Ask[1]/f:SupportingDocument[2]/c:AttachmentReference[1]/c:SizeBytes[1]")]
    public void A_context_holds_wherever_the_schema_has_such_an_element(string context, string test, params string[] places)
    {
        using var copy = new CatalogueCopy();
        Include(copy, context, test);
        var report = new FormValidator(FormCatalogue.Load(copy.Folder).Catalogue.ShouldNotBeNull()).Validate(Encoding.UTF8.GetBytes(SmallCatalogue.Ask)).Report;
        report.Findings.Select(finding => (finding.Code, finding.Place.XPath)).ShouldBe(places.Select(place => ("T-DATES", (string?)place)));
        report.Findings.ShouldAllBe(finding => finding.Text.Ar == "صححوا.");
    }

    [Fact]
    public void A_shared_pattern_that_is_about_nothing_in_the_form_is_refused_at_its_inclusion()
    {
        using var copy = new CatalogueCopy();
        Include(copy, "c:Nothing", "true()");
        var problem = FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.File, problem.Line).ShouldBe(("CAT-INCLUDE-IDLE", Rules, 7));
    }

    [Theory]
    [InlineData("xml:lang=\"ar\"", "xml:lang=\"de\"", "CAT-TEXT-LANGUAGE")]
    [InlineData("id=\"T-DATES.one\"", "id=\"T-AGE\"", "CAT-DUPLICATE")]
    [InlineData("id=\"dates\"", "id=\"age\"", "CAT-DUPLICATE")]
    [InlineData("<sch:rule ", "<sch:include href=\"other.sch\"/><sch:rule ", "CAT-UNKNOWN-ELEMENT")]
    [InlineData("test=\"", "test=\"fx:as-of() and ", "CAT-PORTABLE-PHASE")]
    [InlineData("sch:pattern", "sch:rules", "CAT-UNKNOWN-ELEMENT")]
    public void A_shared_pattern_is_held_to_the_rules_of_a_forms_own(string from, string to, string code)
    {
        using var copy = new CatalogueCopy();
        Include(copy, "c:StartDate", "true()");
        var path = Path.Combine(copy.Folder, Shared);
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
        FormCatalogue.Load(copy.Folder).Problems.ShouldContain(problem => problem.Code == code);
    }

    [Fact]
    public void The_digest_of_a_forms_rules_covers_what_it_includes()
    {
        using var copy = new CatalogueCopy();
        Include(copy, "c:StartDate", "true()");
        var before = Digest(copy);
        copy.Replace(Shared, "Correct it.", "Please correct it.");
        Digest(copy).ShouldNotBe(before);
    }

    private static string Digest(CatalogueCopy copy) => FormCatalogue.Load(copy.Folder).Catalogue.ShouldNotBeNull().Find("ASK", "1").ShouldNotBeNull().RulesDigest;

    private static void Include(CatalogueCopy copy, string context, string test)
    {
        var file = Path.Combine(copy.Folder, Shared);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"""
            <sch:pattern xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:t="urn:formexchange:catalogue:1" id="dates">
              <sch:rule context="{context}">
                <sch:assert id="T-DATES.one" role="error" test="{test.Replace("<", "&lt;", StringComparison.Ordinal)}">It is right.
                  <t:Text xml:lang="fr">Corrigez.</t:Text><t:Text xml:lang="ar">صححوا.</t:Text><t:Text xml:lang="en">Correct it.</t:Text>
                </sch:assert>
              </sch:rule>
            </sch:pattern>
            """);
        copy.Replace(Rules, "<sch:pattern id=\"order\">", "<sch:include href=\"../../../common/1/rules/dates.sch\"/>\n<sch:pattern id=\"order\">");
        copy.Replace(Rules, "<sch:active pattern=\"order\"/>", "<sch:active pattern=\"order\"/><sch:active pattern=\"dates\"/>");
    }
}
