using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Tests.Site;

/// <summary><c>formx forms docs</c>: what a lawyer opens from a file, in three languages.</summary>
public sealed class The_catalogue_site(WrittenSite site) : IClassFixture<WrittenSite>
{
    /// <summary>tidy knows HTML of some years ago; these are in the standard.</summary>
    private static readonly string[] NewerThanTidy = ["\"aria-current\""];

    /// <summary>A page of each kind, left to right and right to left: English pages are made as the French ones.</summary>
    private static IReadOnlyList<string> PageKinds =>
    [
        .. from language in new[] { "fr", "ar" }
           from kind in new[] { "index", "which", "procedures", "procedures/PR-09", "routes", "institutions", "decisions", "forms/SE350-28" }
           select $"{language}/{kind}.html",
    ];

    [Fact]
    public void Every_form_procedure_decision_and_institution_has_its_place_in_three_languages()
    {
        var catalogue = FormExchange.Tests.Forms.Samples.Catalogue;
        foreach (var language in LocalizedText.Languages)
        {
            catalogue.Forms.Select(form => $"{language}/forms/{form.Code}.html").ShouldBeSubsetOf(site.Pages.Keys);
            catalogue.Procedures.Select(procedure => $"{language}/procedures/{procedure.Id}.html").ShouldBeSubsetOf(site.Pages.Keys);
            Ids($"{language}/decisions.html").ShouldBe(catalogue.Decisions.Select(decision => decision.Id));
            Ids($"{language}/routes.html").ShouldBe(catalogue.Routes.Select(route => route.Id));
            Text($"{language}/institutions.html").ShouldSatisfyAllConditions(text => catalogue.Institutions.ToList().ForEach(one => text.ShouldContain(one.Name.In(language))));
        }
    }

    [Fact]
    public void A_form_is_shown_with_every_field_rule_document_and_sample()
    {
        foreach (var form in FormExchange.Tests.Forms.Samples.Catalogue.Forms)
        {
            var text = Text($"en/forms/{form.Code}.html");
            foreach (var told in form.Fields.Values.Select(field => field.Label.En).Concat(form.Rules.Concat(form.Statements).Select(rule => rule.Text.En)).Concat(form.SupportingDocuments.Select(document => document.Text.En))
                .Concat(Directory.GetFiles(Path.Combine(form.Folder, "samples"), "*.xml").Select(file => Path.GetFileName(file)!)))
            {
                text.ShouldContain(told, Case.Sensitive, form.Code);
            }
        }
    }

    [Fact]
    public void No_link_leads_nowhere_and_none_leaves_the_folder()
    {
        var ids = site.Pages.ToDictionary(page => page.Key, page => page.Value.Descendants().Attributes("id").Select(id => id.Value).ToHashSet(StringComparer.Ordinal));
        var broken = new List<string>();
        foreach (var (path, page) in site.Pages)
        {
            foreach (var link in page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src").Select(attribute => attribute.Value).Distinct())
            {
                var parts = link.Split('#');
                var target = parts[0].Length == 0 ? path : Path.GetRelativePath(site.Folder, Path.GetFullPath(Path.Combine(site.Folder, Path.GetDirectoryName(path)!, Uri.UnescapeDataString(parts[0]))));
                if (target.StartsWith("..", StringComparison.Ordinal) || !File.Exists(Path.Combine(site.Folder, target)) || (parts.Length > 1 && !ids[target].Contains(parts[1])))
                {
                    broken.Add($"{path}: {link}");
                }
            }
        }

        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_html_is_valid_to_tidy()
    {
        var files = site.Pages.Keys.Select(page => Path.Combine(site.Folder, page));
        var judged = await ExternalTool.RunAsync("tidy", ["-q", "-e", "-utf8", .. files], timeout: TimeSpan.FromMinutes(5));
        judged.ExitCode.ShouldBeOneOf(0, 1);
        judged.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !NewerThanTidy.Any(line.Contains)).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_are_unique_in_a_page() => site.Pages.ShouldAllBe(page => page.Value.Descendants().Attributes("id").GroupBy(id => id.Value).All(group => group.Count() == 1));

    [Fact]
    public async Task Opens_in_chromium_without_an_error_or_an_obstacle_right_to_left_in_arabic_and_is_searched()
    {
        var opened = await Browser.OpenAsync(site.Folder, PageKinds);
        opened.Keys.ShouldBe(PageKinds, ignoreOrder: true);
        foreach (var (page, found) in opened)
        {
            found.Console.ShouldBeEmpty(page);
            found.Obstacles.ShouldBeEmpty(page);
            found.Direction.ShouldBe(page.StartsWith("ar/", StringComparison.Ordinal) ? "rtl" : "ltr", page);
            found.Sideways.ShouldBeFalse(page);
            found.Search.ShouldMatch("^0 of [1-9][0-9]* .+", page);
        }
    }

    private string Text(string page) => site.Pages[page].Value;

    private IEnumerable<string> Ids(string page) => site.Pages[page].Descendants("tr").Attributes("id").Select(id => id.Value);
}
