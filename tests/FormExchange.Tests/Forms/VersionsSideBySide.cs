using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>Two versions and two editions of a form live together, and what is published stays as it is.</summary>
public sealed class VersionsSideBySide
{
    private const string Form = "xx-yy/ASK/1/form.xml";

    [Fact]
    public void Each_document_is_judged_by_the_version_that_its_namespace_names()
    {
        using var copy = WithSecondVersion();
        copy.Replace("xx-yy/ASK/2/ASK.xsd", "<xs:element name=\"Amount\" minOccurs=\"0\">", "<xs:element name=\"Amount\">");
        copy.Replace("xx-yy/ASK/2/ASK.sch", "id=\"T-ORDER\"", "id=\"T-SEQUENCE\"");
        var catalogue = Load(copy);
        var withoutAmount = SmallCatalogue.Ask.Replace("<Amount>12.50</Amount>", "", StringComparison.Ordinal);
        var backwards = SmallCatalogue.Ask.Replace("2001-12-31", "1999-12-31", StringComparison.Ordinal);

        Judge(catalogue, withoutAmount).ShouldBe(("1", ""));
        Judge(catalogue, Second(withoutAmount)).ShouldBe(("2", "XSD-REQUIRED-ELEMENT"));
        Judge(catalogue, backwards).ShouldBe(("1", "T-ORDER"));
        Judge(catalogue, Second(backwards)).ShouldBe(("2", "T-SEQUENCE"));
    }

    [Fact]
    public void A_version_that_nobody_knows_is_told_which_there_are()
    {
        using var copy = WithSecondVersion();
        var third = SmallCatalogue.Ask.Replace(":ASK:1", ":ASK:3", StringComparison.Ordinal);
        var finding = new FormValidator(Load(copy)).Validate(Encoding.UTF8.GetBytes(third)).Report.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("FORM-VERSION-UNKNOWN");
        finding.Text.En.ShouldContain("1, 2");
    }

    [Fact]
    public void A_code_alone_means_the_newest_version_and_each_has_digests_of_its_own()
    {
        using var copy = WithSecondVersion();
        var catalogue = Load(copy);
        catalogue.FindByCode("ASK").ShouldNotBeNull().Version.ShouldBe("2");
        var (first, second) = (catalogue.Find("ASK", "1").ShouldNotBeNull(), catalogue.Find("ASK", "2").ShouldNotBeNull());
        second.SchemaDigest.ShouldNotBe(first.SchemaDigest);
        second.RulesDigest.ShouldNotBe(first.RulesDigest);
        second.FilesDigest.ShouldNotBe(first.FilesDigest);
    }

    [Fact]
    public void A_form_may_be_issued_under_two_editions_and_a_document_names_its_own()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Form, "<Edition code=\"XX-YY-2000\" source=\"test\"/>", "<Edition code=\"XX-YY-2000\" source=\"test\"/><Edition code=\"XX-YY-2020\" article=\"5\" source=\"test\"/>");
        var validator = new FormValidator(Load(copy));
        Edition("XX-YY-2000").ShouldBe(("XX-YY-2000", ""));
        Edition("XX-YY-2020").ShouldBe(("XX-YY-2020", ""));
        Edition("XX-YY-1990").ShouldBe(("XX-YY-1990", "FORM-EDITION"));

        (string?, string) Edition(string code)
        {
            var validation = validator.Validate(Encoding.UTF8.GetBytes(SmallCatalogue.Ask.Replace("XX-YY-2000", code, StringComparison.Ordinal)));
            return (validation.Document?.Edition, Codes(validation.Report));
        }
    }

    [Theory]
    [InlineData("xx-yy/ASK/1/ASK.sch", "Corrigez-la.", "Rectifiez-la.")]
    [InlineData("xx-yy/ASK/1/ASK.xsd", "minOccurs=\"0\" maxOccurs=\"50\"", "minOccurs=\"0\" maxOccurs=\"51\"")]
    [InlineData("common/1/common.xsd", "<xs:maxLength value=\"40\"/>", "<xs:maxLength value=\"41\"/>")]
    [InlineData(Form, "Demande", "Demandes")]
    public void A_published_version_whose_files_changed_is_refused(string file, string from, string to)
    {
        using var copy = WithSecondVersion();
        Publish(copy, "1");
        Load(copy).Published.ShouldHaveSingleItem().Version.ShouldBe("1");
        copy.Replace(file, from, to);
        var problem = FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.File, problem.Line).ShouldBe(("CAT-PUBLISHED-CHANGED", "published.xml", 2));
    }

    [Fact]
    public void A_published_version_does_not_hinder_work_on_the_next_but_it_must_stay()
    {
        using var copy = WithSecondVersion();
        Publish(copy, "1");
        copy.Replace("xx-yy/ASK/2/ASK.sch", "Corrigez-la.", "Rectifiez-la.");
        Load(copy);
        Directory.Delete(Path.Combine(copy.Folder, "xx-yy", "ASK", "1"), recursive: true);
        FormCatalogue.Load(copy.Folder).Problems.ShouldHaveSingleItem().Code.ShouldBe("CAT-PUBLISHED-GONE");
    }

    private static void Publish(CatalogueCopy copy, string version) => File.WriteAllText(
        Path.Combine(copy.Folder, "published.xml"),
        $"<Published xmlns=\"urn:formexchange:catalogue:1\">\n<Form code=\"ASK\" version=\"{version}\" digest=\"{Load(copy).Find("ASK", version)!.FilesDigest}\"/></Published>");

    private static CatalogueCopy WithSecondVersion()
    {
        var copy = new CatalogueCopy();
        var (from, to) = (Path.Combine(copy.Folder, "xx-yy", "ASK", "1"), Path.Combine(copy.Folder, "xx-yy", "ASK", "2"));
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.WriteAllText(
                Path.Combine(to, Path.GetFileName(file)),
                Second(File.ReadAllText(file)).Replace("code=\"ASK\" version=\"1\"", "code=\"ASK\" version=\"2\"", StringComparison.Ordinal));
        }

        return copy;
    }

    private static string Second(string text) => text.Replace("urn:formexchange:xx-yy:ASK:1", "urn:formexchange:xx-yy:ASK:2", StringComparison.Ordinal);

    private static FormCatalogue Load(CatalogueCopy copy)
    {
        var load = FormCatalogue.Load(copy.Folder);
        load.Problems.ShouldBeEmpty();
        return load.Catalogue!;
    }

    private static (string? Version, string Codes) Judge(FormCatalogue catalogue, string document)
    {
        var report = new FormValidator(catalogue).Validate(Encoding.UTF8.GetBytes(document)).Report;
        return (report.Version, Codes(report));
    }

    private static string Codes(ValidationReport report) => string.Join(" ", report.Findings.Select(finding => finding.Code));
}
