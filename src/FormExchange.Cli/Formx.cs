using System.CommandLine;
using FormExchange.Cli.Commands;

namespace FormExchange.Cli;

/// <summary>
/// <c>formx</c>. Exit codes: 0 fine, 1 refused, 2 misuse, 3 unreachable. The commands that need no host are in classes of their own, so
/// that their start loads no web server.
/// </summary>
internal static class Formx
{
    public static async Task<int> Main(string[] args)
    {
        // An XSD pattern must never run away with the process; this has to be set before the first regular expression.
        var root = Build();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var token = parsed.UnmatchedTokens.Count > 0 ? $" ({parsed.UnmatchedTokens[0]})" : string.Empty;
            return CommonOptions.Output(parsed).Fail(CliCodes.Usage.Refusal(token, Path(parsed)), ExitCode.Misuse);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (UnreadableFileException unreadable)
        {
            return CommonOptions.Output(parsed).Fail(CliCodes.File.Refusal(unreadable.Path), ExitCode.Misuse);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return CommonOptions.Output(parsed).Fail(CliCodes.Failure.Refusal(denied.GetType().Name), ExitCode.Misuse);
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("FormExchange: social security forms between institutions, signed, receipted and followed to the answer.")
        {
            DemoCommand.Create(),
            FormsCommand.Create(),
            NewCommand.Create(),
            ValidateCommand.Create(),
            SignCommand.Create(),
            VerifyCommand.Create(),
            SendCommand.Create(),
            StatusCommand.Create(),
        };
        root.Add(CommonOptions.Data);
        root.Add(CommonOptions.Schemas);
        root.Add(CommonOptions.Language);
        root.Add(CommonOptions.Json);
        return root;
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, at.Command is RootCommand ? "formx" : at.Command.Name);
        }

        return string.Join(' ', names);
    }
}
