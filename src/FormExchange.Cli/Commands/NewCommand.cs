using System.CommandLine;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary><c>formx new CODE --out DIR</c>: a filled, fictitious document of today with its files, to start from.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("CODE");
        var folder = new Option<string>("--out") { Required = true, HelpName = "DIR" };
        var command = new Command("new") { code, folder };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(code)!, parsed.GetValue(folder)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string code, string folder, CancellationToken cancel)
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

        if (!FreshSample.Exists(form))
        {
            return output.Fail(CliCodes.NoSample.Refusal(code));
        }

        try
        {
            var written = await FreshSample.WriteAsync(new FormValidator(catalogue), form, folder, TimeProvider.System, cancel).ConfigureAwait(false);
            if (parsed.GetValue(CommonOptions.Json))
            {
                CliOutput.Json(written);
            }
            else
            {
                CliOutput.Line(written.Document);
                written.Attachments.ToList().ForEach(CliOutput.Line);
            }

            return ExitCode.Fine;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliCodes.Output.Refusal(folder), ExitCode.Misuse);
        }
    }
}
