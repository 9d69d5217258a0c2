using FormExchange.Forms;

namespace FormExchange.Cli.Site;

/// <summary>
/// The catalogue as a static site in three languages: <c>DIR/fr/index.html</c> and so on. It reads from a file, without a server; a page
/// has the same name in each language.
/// </summary>
internal static class CatalogueSite
{
    private static readonly string[] Assets = ["site.css", "site.js"];

    /// <summary>Writes the site into the folder, which is made where it is missing; returns how many pages. <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be written.</summary>
    public static int Write(FormCatalogue catalogue, string folder)
    {
        var count = 0;
        foreach (var language in LocalizedText.Languages)
        {
            foreach (var page in Pages(catalogue, language))
            {
                WriteFile(Path.Combine(folder, language, page.Place), page.Render(language));
                count++;
            }
        }

        WriteFile(Path.Combine(folder, "index.html"), Entrance.Render());
        foreach (var form in catalogue.Forms)
        {
            foreach (var sample in FormPage.Samples(form))
            {
                WriteFile(Path.Combine(folder, "samples", form.Code, form.Version, Path.GetFileName(sample)), File.ReadAllText(sample));
            }
        }

        foreach (var asset in Assets)
        {
            using var content = typeof(CatalogueSite).Assembly.GetManifestResourceStream(asset) ?? throw new InvalidOperationException($"{asset} is not in the program.");
            using var reader = new StreamReader(content);
            WriteFile(Path.Combine(folder, asset), reader.ReadToEnd());
        }

        return count;
    }

    private static IEnumerable<Page> Pages(FormCatalogue catalogue, string language)
    {
        var refer = new References(catalogue, language);
        yield return IndexPage.Of(catalogue, refer);
        foreach (var form in catalogue.Forms)
        {
            yield return new FormPage(catalogue, form, refer).Page();
        }

        yield return ProcedurePages.List(catalogue, refer);
        foreach (var procedure in catalogue.Procedures)
        {
            yield return ProcedurePages.One(catalogue, procedure, refer);
        }

        yield return RoutesPage.Of(catalogue, refer);
        yield return WhichPage.Of(catalogue, refer);
        yield return InstitutionsPage.Of(catalogue, refer);
        yield return DecisionsPage.Of(catalogue, refer);
    }

    private static void WriteFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
