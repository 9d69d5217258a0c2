using FormExchange.Tests.Forms.Catalogued;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx forms list | show | check</c>.</summary>
public sealed class Lists_and_checks_forms
{
    [Fact]
    public async Task Lists_every_form_with_its_titles()
    {
        var result = (await FormxHere.RunAsync("forms", "list", "--json")).ShouldSucceed();

        result.Error.ShouldBeEmpty();
        Approved.Match(result.Output, "FormsList");
        foreach (var form in result.Json().EnumerateArray())
        {
            form.Names().ShouldBe(["code", "version", "kind", "titles"]);
            form.GetProperty("titles").Names().ShouldBe(["fr", "ar", "en"]);
        }
    }

    [Fact]
    public async Task Lists_all_forms_of_the_sources_with_titles_that_are_in_their_languages()
    {
        var forms = (await FormxHere.RunAsync("forms", "list", "--json")).ShouldSucceed().Json().EnumerateArray().ToDictionary(form => form.Text("code")!);
        Tables.Forms.Select(form => form.Code).ShouldBeSubsetOf(forms.Keys);
        foreach (var titles in forms.Values.Select(form => form.GetProperty("titles")))
        {
            titles.Text("ar")!.ShouldMatch(@"^[\p{IsArabic}\s\d()،؛.:«»/–-]+$");
            titles.Text("fr")!.ShouldMatch(@"^[^\p{IsArabic}]{10,}$");
            titles.Text("en")!.ShouldMatch(@"^[^\p{IsArabic}]{10,}$");
            new[] { titles.Text("ar"), titles.Text("fr"), titles.Text("en") }.ShouldBeUnique();
        }
    }

    [Fact]
    public async Task Shows_a_form_with_its_rules_and_supporting_documents()
    {
        var form = (await FormxHere.RunAsync("forms", "show", "LM15", "--json")).ShouldSucceed().Json();
        (form.Text("code"), form.Text("kind"), form.Text("senderRole"), form.Text("receiverRole")).ShouldBe(("LM15", "asks", "ClaimContactInstitution", "CompetentPensionInstitution"));
        form.GetProperty("rules").EnumerateArray().Select(rule => rule.Text("id")).ShouldContain("LM-BANK-01");
        form.GetProperty("supportingDocuments").EnumerateArray().Select(document => document.Text("number")).Distinct().Count().ShouldBe(9);

        var sheet = (await FormxHere.RunAsync("forms", "show", "LM15", "--lang", "ar")).ShouldSucceed().Output;
        sheet.ShouldContain("ClaimContactInstitution -> CompetentPensionInstitution");
        sheet.ShouldContain(form.GetProperty("titles").Text("ar")!);
    }

    [Fact]
    public async Task Finds_no_defect_in_the_schemas_of_the_house()
    {
        var result = (await FormxHere.RunAsync("forms", "check", "--json")).ShouldSucceed();
        result.Json().GetArrayLength().ShouldBe(0);
        (await FormxHere.RunAsync("forms", "check")).ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_every_defect_of_a_broken_folder_with_file_and_line()
    {
        using var folder = new TemporaryFolder();
        CopyOfSchemas(folder.Path);
        Break(folder.File("routes", "claims.xml"), "ClaimContactInstitution", "Nobody");
        Break(folder.File("ma-lu", "LM15", "1", "LM15.sch"), "test=\"", "test=\"(");
        Break(folder.File("procedures", "PR-01.xml"), "</Procedure>", "</Procedur>");

        var result = await FormxHere.RunAsync("forms", "check", "--json", "--lang", "en", "--schemas", folder.Path);

        (result.ExitCode, result.Error).ShouldBe((1, string.Empty));
        var problems = result.Json().EnumerateArray().ToList();
        problems.ShouldAllBe(problem => problem.Names().SequenceEqual(new[] { "code", "file", "line", "text" }));
        foreach (var file in new[] { "claims.xml", "LM15.sch", "PR-01.xml" })
        {
            var one = problems.FirstOrDefault(problem => problem.Text("file")!.EndsWith(file, StringComparison.Ordinal));
            one.ValueKind.ShouldNotBe(System.Text.Json.JsonValueKind.Undefined, file);
            one.GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
        }

        var lines = await FormxHere.RunAsync("forms", "check", "--schemas", folder.Path);
        lines.ExitCode.ShouldBe(1);
        lines.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(problems.Count);
        (await FormxHere.RunAsync("forms", "list", "--schemas", folder.Path)).OnlyRefusal().ShouldBe((1, "CLI-SCHEMAS"));
    }

    [Fact]
    public async Task Publishes_a_version_whose_files_may_then_not_change()
    {
        using var folder = new TemporaryFolder();
        CopyOfSchemas(folder.Path);
        (await FormxHere.RunAsync("forms", "publish", "LM15", "1", "--schemas", folder.Path)).ShouldSucceed();
        (await FormxHere.RunAsync("forms", "publish", "LM15", "1", "--schemas", folder.Path)).ShouldSucceed();
        (await FormxHere.RunAsync("forms", "check", "--schemas", folder.Path)).ShouldSucceed();
        (await FormxHere.RunAsync("forms", "publish", "LM15", "9", "--schemas", folder.Path)).OnlyRefusal().ShouldBe((1, "CLI-FORM"));

        Break(folder.File("common", "1", "rules", "persons.sch"), "Donnez", "Attribuez");
        var problem = (await FormxHere.RunAsync("forms", "check", "--json", "--schemas", folder.Path)).Json().EnumerateArray().ShouldHaveSingleItem();
        (problem.Text("code"), problem.Text("file")).ShouldBe(("CAT-PUBLISHED-CHANGED", "published.xml"));
    }

    [Fact]
    public async Task Reloads_only_where_a_host_runs()
    {
        using var folder = new TemporaryFolder();
        (await FormxHere.RunAsync("forms", "reload", "--data", folder.Path)).OnlyRefusal().ShouldBe((3, "CLI-UNREACHABLE"));
    }

    private static void CopyOfSchemas(string target)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Schemas, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Repository.Schemas, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Break(string file, string sound, string broken)
    {
        var text = File.ReadAllText(file);
        text.ShouldContain(sound);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + broken + text[(at + sound.Length)..]);
    }
}
