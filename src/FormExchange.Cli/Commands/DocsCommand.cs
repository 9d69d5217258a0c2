using System.CommandLine;
using System.Globalization;
using FormExchange.Cli.Site;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx forms docs --out DIR</c>: the catalogue as a static site in three languages.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Required = true, HelpName = "DIR" };
        var docs = new Command("docs") { folder };
        docs.SetAction(parsed => Run(parsed, parsed.GetValue(folder)!));
        return docs;
    }

    private static int Run(ParseResult parsed, string folder)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        try
        {
            var pages = CatalogueSite.Write(catalogue, folder);
            var start = Path.GetFullPath(Path.Combine(folder, "index.html"));
            CommonOptions.Write(parsed, new { start, pages }, $"{start} ({pages.ToString(CultureInfo.InvariantCulture)})");
            return ExitCode.Fine;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return CommonOptions.Output(parsed).Fail(CliCodes.Output.Refusal(folder), ExitCode.Misuse);
        }
    }
}
