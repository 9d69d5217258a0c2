using System.CommandLine;
using FormExchange.Cli.Hosting;
using FormExchange.Forms;
using FormExchange.Host.Settings;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx forms list | show CODE | which | docs --out DIR | check [--mark] | publish CODE VERSION | reload</c>: what the schemas folder holds, and whether it is sound.</summary>
internal static class FormsCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("CODE");
        var list = new Command("list");
        var show = new Command("show") { code };
        var mark = new Option<bool>("--mark");
        var check = new Command("check") { mark };
        var published = new Argument<string>("CODE");
        var version = new Argument<string>("VERSION");
        var publish = new Command("publish") { published, version };
        var reload = new Command("reload");
        list.SetAction(List);
        show.SetAction(parsed => Show(parsed, parsed.GetValue(code)!));
        check.SetAction(parsed => Check(parsed, parsed.GetValue(mark)));
        reload.SetAction(ReloadAsync);
        publish.SetAction(parsed => PublishForm.Run(parsed, parsed.GetValue(published)!, parsed.GetValue(version)!));
        return new Command("forms") { list, show, WhichForm.Create(), DocsCommand.Create(), check, publish, reload };
    }

    private static int List(ParseResult parsed)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var forms = catalogue.Forms.OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Version, StringComparer.Ordinal).ToList();
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(forms.Select(f => new { f.Code, f.Version, f.Kind, Titles = f.Title }));
            return ExitCode.Fine;
        }

        var language = CommonOptions.Output(parsed).Language;
        foreach (var form in forms)
        {
            CliOutput.Line($"{form.Code,-28} {form.Version,-3} {form.Kind.ToString().ToLowerInvariant(),-8} {form.Title.In(language)}");
        }

        return ExitCode.Fine;
    }

    private static int Show(ParseResult parsed, string code)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        if (catalogue.FindByCode(code) is not { } form)
        {
            return output.Fail(CliCodes.UnknownForm.Refusal(code));
        }

        var routes = catalogue.Routes.Where(r => r.Carries(form.Code)).ToList();
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(FormSheet.Of(form, routes));
        }
        else
        {
            FormSheet.Write(form, routes, output.Language);
        }

        return ExitCode.Fine;
    }

    private static int Check(ParseResult parsed, bool mark)
    {
        var (output, folder) = (CommonOptions.Output(parsed), CommonOptions.SchemasFolder(parsed));
        var language = output.Language;
        IReadOnlyList<CatalogueProblem> problems;
        try
        {
            problems = FormCatalogue.Check(folder, mark).Problems;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(Path.TrimEndingDirectorySeparator(folder) + ".checked"));
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(problems.Select(p => new { p.Code, p.File, p.Line, Text = p.Text.In(language) }));
        }
        else
        {
            foreach (var problem in problems)
            {
                CliOutput.Line($"{problem.File}{Line(problem)}: {problem.Code}: {problem.Text.In(language)}");
            }
        }

        return problems.Count == 0 ? ExitCode.Fine : ExitCode.Refused;
    }

    /// <summary>Asks the host that runs on the data folder; one of our own would end with the command, and nothing would have changed.</summary>
    private static async Task<int> ReloadAsync(ParseResult parsed, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        var data = CommonOptions.DataFolder(parsed);
        if (DataFolders.FindOwner(data) is not { } contact)
        {
            return output.Fail(CliCodes.Unreachable.Refusal(data), ExitCode.Unreachable);
        }

        using var client = new HostClient(contact);
        try
        {
            if (await client.ReloadAsync(cancel).ConfigureAwait(false) is not { } refusal)
            {
                return ExitCode.Fine;
            }

            foreach (var finding in refusal.Findings)
            {
                CliOutput.Note($"{finding.Code}: {finding.Text.In(output.Language)}");
            }

            return output.Fail(refusal);
        }
        catch (HttpRequestException)
        {
            return output.Fail(CliCodes.Unreachable.Refusal(data), ExitCode.Unreachable);
        }
    }

    private static string Line(CatalogueProblem problem) => problem.Line is { } line ? $"({line})" : string.Empty;
}
