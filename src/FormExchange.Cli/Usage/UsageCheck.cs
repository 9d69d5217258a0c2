using System.CommandLine;
using System.CommandLine.Parsing;
using FormExchange.Forms;

namespace FormExchange.Cli.Usage;

/// <summary>Says in our words, in one line, what cannot be understood of a command line. The parser's own sentences are shown to nobody.</summary>
internal static class UsageCheck
{
    private static readonly LocalizedText NoCommand = new("une commande", "أمر", "a command");

    /// <summary>The refusal of a command line that is not understood; null where it is.</summary>
    public static Refusal? Check(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        var path = CommandPath.Of(command);
        var page = path.Length == 0 ? "formx" : "formx " + path;
        return FindUnknown(parsed) is { } unknown ? CliCodes.UnknownWord.Refusal(unknown, page)
            : FindEmpty(parsed) is { } empty ? CliCodes.BadWord.Refusal(empty, page)
            : FindMissing(command) is { } missing ? CliCodes.MissingWord.Refusal(missing, page)
            : !LocalizedText.Languages.Contains(CommonOptions.Word(parsed) ?? "fr") ? CliCodes.BadWord.Refusal(CommonOptions.Language.Name, page)
            : parsed.Errors.Count > 0 ? OfParser(parsed.Errors[0], page)
            : null;
    }

    /// <summary>A word that no argument or option takes, or an option of another command that would pass for a file's name.</summary>
    private static string? FindUnknown(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens[0]
            : Arguments(parsed.CommandResult).SelectMany(a => a.Tokens).FirstOrDefault(t => t.Value.Length > 1 && t.Value[0] == '-')?.Value;

    private static string? FindEmpty(ParseResult parsed) =>
        Arguments(parsed.CommandResult).Where(a => a.Tokens.Any(t => t.Value.Length == 0)).Select(a => a.Argument.Name)
            .Concat(Options(parsed.CommandResult).Where(o => o.Tokens.Any(t => t.Value.Length == 0)).Select(o => o.Option.Name))
            .FirstOrDefault();

    private static string? FindMissing(CommandResult command) =>
        command.Command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0 && command.GetResult(a) is not { Tokens.Count: > 0 }).Select(a => a.Name)
            .Concat(command.Command.Options.Where(o => o.Required && command.GetResult(o) is not { Tokens.Count: > 0 }).Select(o => $"{o.Name} {o.HelpName}"))
            .FirstOrDefault();

    private static Refusal OfParser(ParseError error, string page) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => CliCodes.MissingWord.Refusal($"{option.Option.Name} {option.Option.HelpName}", page),
        OptionResult option => CliCodes.BadWord.Refusal(option.Option.Name, page),
        ArgumentResult argument => CliCodes.BadWord.Refusal(argument.Argument.Name, page),
        _ => CliCodes.MissingWord.Refusal(NoCommand, page),
    };

    private static IEnumerable<ArgumentResult> Arguments(CommandResult command) => command.Children.OfType<ArgumentResult>();

    /// <summary>Those of the command and of the program: the common options may stand before the command's name.</summary>
    private static IEnumerable<OptionResult> Options(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult one; at = one.Parent)
        {
            foreach (var option in one.Children.OfType<OptionResult>())
            {
                yield return option;
            }
        }
    }
}
