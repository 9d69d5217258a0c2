using System.CommandLine;
using System.Text;
using FormExchange.Cli.Commands;
using FormExchange.Cli.Usage;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>
/// <c>formx</c>. Exit codes: 0 fine, 1 refused, 2 misuse, 3 unreachable. The commands that need no host are in classes of their own, so
/// that their start loads no web server.
/// </summary>
internal static class Formx
{
    /// <summary>A word that begins with @ is a file's name, not a file of further words.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> Main(string[] args)
    {
        // Before the first regular expression: a pattern of a schema must never run away with the process.
        PatternTimeout.Set();
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Build().Parse(args, Parsing);
        var output = CommonOptions.Output(parsed);
        if (parsed.Action is not HelpPage && UsageCheck.Check(parsed) is { } misuse)
        {
            return output.Fail(misuse, ExitCode.Misuse);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (UnreadableFileException unreadable)
        {
            return output.Fail(CliCodes.File.Refusal(unreadable.Path), ExitCode.Misuse);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            // Whoever runs a command is owed one line, not a stack trace.
            return output.Fail(CliCodes.Failure.Refusal(defect.GetType().Name), ExitCode.Refused);
        }
    }

    internal static RootCommand Build()
    {
        var root = new RootCommand
        {
            DemoCommand.Create(),
            FormsCommand.Create(),
            RouteCommand.Create(),
            NewCommand.Create(),
            ValidateCommand.Create(),
            SignCommand.Create(),
            SealCommand.CreateSeal(),
            SealCommand.CreateOpen(),
            VerifyCommand.Create(),
            SendCommand.Create(),
            StatusCommand.Create(),
            KeysCommand.Create(),
            TrustCommand.Create(),
            BrokerCommand.Create(),
            BenchCommand.Create(),
        };
        foreach (var option in CommonOptions.All)
        {
            root.Add(option);
        }

        root.Options.OfType<System.CommandLine.Help.HelpOption>().Single().Action = new HelpPage();
        return root;
    }
}
