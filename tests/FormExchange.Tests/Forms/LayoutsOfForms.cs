using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>layout.xml: what stands where on a form, and on paper.</summary>
public sealed class LayoutsOfForms
{
    private const string File = "xx-yy/ASK/1/layout.xml";

    [Fact]
    public void A_layout_gives_every_field_its_section_its_order_and_its_rows()
    {
        using var copy = new CatalogueCopy();
        var layout = Load(copy).Layout;
        layout.Sections.Select(section => section.Title.En).ShouldBe(["Frame", "Rest"]);
        var person = layout.Sections[1].Fields[0];
        (person.Path, person.Rows, person.Box).ShouldBe(("f:Person", 3, "3"));
        person.Fields.Select(field => field.Path).ShouldBe(["f:Person/f:Family", "f:Person/f:Forename", "f:Person/f:Born", "f:Person/f:Sex"]);
        layout.Sections[1].Fields.Single(field => field.Path == "f:Period").Fields.Select(field => field.Path).ShouldBe(["f:Period/c:StartDate", "f:Period/c:EndDate"]);
    }

    [Theory]
    [InlineData("<Family>FICTIF</Family>", "<Family></Family>", "3a")]
    [InlineData("<Born>1960-05-17</Born>", "<Born>17.5.1960</Born>", "3")]
    [InlineData("<c:EndDate>2001-12-31<", "<c:EndDate>1999-12-31<", "7")]
    [InlineData("number=\"1\"", "number=\"0\"", "3")]
    [InlineData("<Amount>12.50<", "<Amount>many<", null)]
    public void A_finding_names_the_printed_box_in_which_it_lies(string from, string to, string? box)
    {
        using var copy = new CatalogueCopy();
        Load(copy);
        var document = Encoding.UTF8.GetBytes(SmallCatalogue.Ask.Replace(from, to, StringComparison.Ordinal));
        new FormValidator(FormCatalogue.Load(copy.Folder).Catalogue!).Validate(document).Report.Findings[0].Place.Box.ShouldBe(box);
    }

    [Theory]
    [InlineData("<Field path=\"f:To\" box=\"2\"/>", "", "CAT-LAYOUT-MISSING")]
    [InlineData("<Field path=\"f:Sex\"/>", "", "CAT-LAYOUT-MISSING")]
    [InlineData("<Field path=\"f:Period\" box=\"7\"/>", "<Field path=\"f:Period\"/><Field path=\"f:Period/c:EndDate\"/>", "CAT-LAYOUT-TWICE")]
    [InlineData("f:Amount", "f:Quantity", "CAT-PATH-UNKNOWN")]
    [InlineData("<Field path=\"f:Amount\"/>", "<Field path=\"f:Amount\" rows=\"2\"/>", "CAT-ATTRIBUTE-VALUE")]
    [InlineData("<Field path=\"f:Amount\"/>", "<Field path=\"f:Amount\" colour=\"red\"/>", "CAT-UNKNOWN-ATTRIBUTE")]
    [InlineData("<Text xml:lang=\"ar\">إطار</Text>", "", "CAT-TEXT-MISSING")]
    public void A_layout_that_forgets_repeats_or_invents_a_field_is_refused(string from, string to, string code)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(File, from, to);
        FormCatalogue.Load(copy.Folder).Problems.ShouldContain(problem => problem.Code == code && problem.File == File && problem.Line > 0);
    }

    [Fact]
    public void A_form_without_a_layout_is_refused_because_nobody_could_fill_it_in()
    {
        using var copy = new CatalogueCopy();
        System.IO.File.Delete(Path.Combine(copy.Folder, File));
        FormCatalogue.Load(copy.Folder).Problems.Single().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("CAT-FILE-MISSING"), problem => problem.File.ShouldBe(File));
    }

    private static FormDefinition Load(CatalogueCopy copy)
    {
        var load = FormCatalogue.Load(copy.Folder);
        load.Problems.ShouldBeEmpty();
        return load.Catalogue!.Find("ASK", "1").ShouldNotBeNull();
    }
}
