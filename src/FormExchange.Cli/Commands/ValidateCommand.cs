using System.CommandLine;
using System.Text;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx validate FILE…</c>: what a host would find in a document, without sending it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<string?>("--as-of") { HelpName = "DATE" };
        var xml = new Option<bool>("--xml");
        var command = new Command("validate") { files, asOf, xml };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(files)!, asOf, parsed.GetValue(xml), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string[] files, Option<string?> asOf, bool xml, CancellationToken cancel)
    {
        var output = CommonOptions.Output(parsed);
        if (!CommonOptions.TryDay(parsed, asOf, out var day))
        {
            return ExitCode.Misuse;
        }

        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var validator = new FormValidator(catalogue);
        var reports = new List<(string File, ValidationReport Report)>();
        foreach (var file in files)
        {
            reports.Add((file, await ReportAsync(validator, file, day, cancel).ConfigureAwait(false)));
        }

        if (xml)
        {
            CliOutput.Line(Encoding.UTF8.GetString(ReportXml.Write(reports)));
        }
        else if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Line(Encoding.UTF8.GetString(ReportJson.Write(reports, output.Language)));
        }
        else
        {
            reports.ForEach(r => CliOutput.Line(ReportText.Write(r.File, r.Report, output.Language).TrimEnd()));
        }

        return reports.All(r => r.Report.IsValid) ? ExitCode.Fine : ExitCode.Refused;
    }

    private static async Task<ValidationReport> ReportAsync(FormValidator validator, string file, DateOnly? day, CancellationToken cancel)
    {
        var validation = validator.Validate(await InputFile.ReadAsync(file, cancel).ConfigureAwait(false));
        return day is { } on && validation.Document is { } document
            ? validation.Report with { Findings = [.. validation.Report.Findings, .. SubmissionCheck.Check(document, on)] }
            : validation.Report;
    }
}
