using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>layout.xml: what stands where on a form, and on paper.</summary>
public sealed class LayoutsOfForms
{
    private const string File = "xx-yy/ASK/1/layout.xml";

    private const string Good =
        """
        <Layout xmlns="urn:formexchange:catalogue:1">
          <Section>
            <Title><Text xml:lang="fr">Cadre</Text><Text xml:lang="ar">إطار</Text><Text xml:lang="en">Frame</Text></Title>
            <Field path="c:LegalBasisEdition"/><Field path="f:From" box="1"/><Field path="f:To" box="2"/>
          </Section>
          <Section>
            <Title><Text xml:lang="fr">Reste</Text><Text xml:lang="ar">الباقي</Text><Text xml:lang="en">Rest</Text></Title>
            <Field path="f:Person" rows="3" box="3"><Field path="f:Family" box="3a"/><Field path="f:Forename"/><Field path="f:Born"/><Field path="f:Sex"/></Field>
            <Field path="f:Amount"/><Field path="f:Account"/><Field path="f:Cheque"/>
            <Field path="f:Period" box="7"/><Field path="f:SupportingDocument"/><Field path="f:Signed"/>
          </Section>
        </Layout>
        """;

    [Fact]
    public void A_layout_gives_every_field_its_section_its_order_and_its_rows()
    {
        using var copy = new CatalogueCopy();
        var layout = Load(copy, Good).Layout.ShouldNotBeNull();
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
        Load(copy, Good);
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
        System.IO.File.WriteAllText(Path.Combine(copy.Folder, File), Good.Replace(from, to, StringComparison.Ordinal));
        FormCatalogue.Load(copy.Folder).Problems.ShouldContain(problem => problem.Code == code && problem.File == File && problem.Line > 0);
    }

    private static FormDefinition Load(CatalogueCopy copy, string layout)
    {
        System.IO.File.WriteAllText(Path.Combine(copy.Folder, File), layout);
        var load = FormCatalogue.Load(copy.Folder);
        load.Problems.ShouldBeEmpty();
        return load.Catalogue!.Find("ASK", "1").ShouldNotBeNull();
    }
}
