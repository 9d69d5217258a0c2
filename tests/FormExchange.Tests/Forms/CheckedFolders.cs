using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>A schemas folder that was checked bears a mark beside it, and is not checked again until anything in it changes.</summary>
public sealed class CheckedFolders : IDisposable
{
    private readonly CatalogueCopy copy = new();

    private string Mark => copy.Folder + ".checked";

    public void Dispose()
    {
        File.Delete(Mark);
        copy.Dispose();
    }

    [Fact]
    public void A_marked_folder_makes_each_form_when_it_is_first_asked_for()
    {
        FormCatalogue.Check(copy.Folder, mark: true).Problems.ShouldBeEmpty();
        var later = FormCatalogue.Load(copy.Folder).Catalogue.ShouldNotBeNull();
        later.Forms.ShouldAllBe(form => !form.IsMade);
        new FormValidator(later).Validate(System.Text.Encoding.UTF8.GetBytes(SmallCatalogue.Ask)).Report.Findings.ShouldBeEmpty();
        later.Forms.Where(form => form.IsMade).Select(form => form.Code).ShouldBe(["ASK"]);
    }

    [Fact]
    public void Forms_made_late_are_those_that_a_check_makes()
    {
        var now = FormCatalogue.Check(copy.Folder, mark: true).Catalogue!.Forms;
        now.ShouldAllBe(form => form.IsMade);
        var later = FormCatalogue.Load(copy.Folder).Catalogue!.Forms;
        var digests = new string[later.Count];
        Parallel.For(0, later.Count * 8, i => digests[i % later.Count] = later[i % later.Count].FilesDigest);
        digests.ShouldBe(now.Select(form => form.FilesDigest));
        later.SelectMany(form => form.Rules).Select(rule => rule.Id).ShouldBe(now.SelectMany(form => form.Rules).Select(rule => rule.Id));
    }

    [Theory]
    [InlineData("xx-yy/ASK/1/ASK.xsd", "Amount", "Amounted")]
    [InlineData("xx-yy/ASK/1/form.xml", "version=\"1\"", "version=\"2\"")]
    [InlineData("routes/routes.xml", "<Route ", "<Road ")]
    public void Any_change_ends_the_mark(string file, string from, string to)
    {
        FormCatalogue.Check(copy.Folder, mark: true);
        copy.Replace(file, from, to);
        FormCatalogue.Load(copy.Folder).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_that_is_added_ends_the_mark_and_a_sample_does_not()
    {
        FormCatalogue.Check(copy.Folder, mark: true);
        Directory.CreateDirectory(Path.Combine(copy.Folder, "xx-yy", "ASK", "1", "samples"));
        File.WriteAllText(Path.Combine(copy.Folder, "xx-yy", "ASK", "1", "samples", "valid-new.xml"), "<x/>");
        FormCatalogue.Load(copy.Folder).Catalogue!.Forms.ShouldAllBe(form => !form.IsMade);
        File.WriteAllText(Path.Combine(copy.Folder, "published.xml"), "<Published xmlns=\"urn:formexchange:catalogue:1\"/>");
        FormCatalogue.Load(copy.Folder).Catalogue!.Forms.ShouldAllBe(form => form.IsMade);
    }

    [Fact]
    public void A_mark_of_another_content_or_engine_says_nothing()
    {
        FormCatalogue.Check(copy.Folder, mark: true);
        File.WriteAllText(Mark, new string('0', 64) + "\n");
        FormCatalogue.Load(copy.Folder).Catalogue!.Forms.ShouldAllBe(form => form.IsMade);
    }

    [Fact]
    public void A_path_that_ends_with_a_slash_is_the_same_folder()
    {
        FormCatalogue.Check(copy.Folder + "/", mark: true).Problems.ShouldBeEmpty();
        File.Exists(Mark).ShouldBeTrue();
        FormCatalogue.Load(copy.Folder).Catalogue!.Forms.ShouldAllBe(form => !form.IsMade);
    }

    [Fact]
    public void A_folder_in_which_something_is_wrong_gets_no_mark()
    {
        copy.Replace("routes/routes.xml", "<Route ", "<Road ");
        FormCatalogue.Check(copy.Folder, mark: true).Problems.ShouldNotBeEmpty();
        File.Exists(Mark).ShouldBeFalse();
    }

    [Fact]
    public void What_a_form_is_made_of_is_what_was_marked_even_if_the_file_is_gone_meanwhile()
    {
        FormCatalogue.Check(copy.Folder, mark: true);
        var later = FormCatalogue.Load(copy.Folder).Catalogue.ShouldNotBeNull();
        Directory.Delete(copy.Folder, recursive: true);
        Directory.CreateDirectory(copy.Folder);
        later.Find("ASK", "1")!.Rules.ShouldNotBeEmpty();
    }
}
