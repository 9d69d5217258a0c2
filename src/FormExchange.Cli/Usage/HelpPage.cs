using System.CommandLine;
using System.CommandLine.Invocation;
using FormExchange.Forms;

namespace FormExchange.Cli.Usage;

/// <summary><c>--help</c> in the language that was asked for.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int LongestName = 30;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var language = CommonOptions.Output(parseResult).Language;
        var command = parseResult.CommandResult.Command;
        var path = CommandPath.Of(parseResult.CommandResult);
        CliOutput.Line(Said(path, null).In(language));
        CliOutput.Line(string.Empty);
        CliOutput.Line($"{HelpTexts.Usage.In(language)} {Synopsis(path, command)}");
        Section(HelpTexts.Commands, language, command.Subcommands.Select(c => (c.Name + Arguments(c), Said(Joined(path, c.Name), null))));
        Section(HelpTexts.Arguments, language, command.Arguments.Select(a => (a.Name, Said(path, a.Name))));
        Section(HelpTexts.Options, language, Options(command, path));
        CliOutput.Line(string.Empty);
        CliOutput.Line(HelpTexts.ExitCodes.In(language));
        return ExitCode.Fine;
    }

    private static void Section(LocalizedText title, string language, IEnumerable<(string Name, LocalizedText Text)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        CliOutput.Line(string.Empty);
        CliOutput.Line(title.In(language));
        var width = Math.Min(LongestName, all.Max(l => l.Name.Length));
        all.ForEach(l => CliOutput.Line($"  {l.Name.PadRight(width)}  {l.Text.In(language)}"));
    }

    private static IEnumerable<(string Name, LocalizedText Text)> Options(Command command, string path) =>
        command.Options.Concat(command is RootCommand ? [] : CommonOptions.All)
            .Select(o => (o.HelpName is null ? o.Name : $"{o.Name} {o.HelpName}", Said(path, o.Name)));

    private static string Synopsis(string path, Command command) =>
        $"formx {path}".TrimEnd() + (command.Subcommands.Count > 0 ? " COMMAND" : Arguments(command))
        + string.Concat(command.Options.Where(o => o.Required).Select(o => $" {o.Name} {o.HelpName}")) + " [OPTIONS]";

    private static string Arguments(Command command) =>
        string.Concat(command.Arguments.Select(a => " " + a.Name + (a.Arity.MaximumNumberOfValues > 1 ? "…" : string.Empty)));

    /// <summary>The text of a command, or of one of its arguments or options; common options have one text for all commands.</summary>
    internal static LocalizedText Said(string path, string? name) =>
        name is null ? HelpTexts.All[path] : HelpTexts.All.GetValueOrDefault(Joined(path, name)) ?? HelpTexts.All[name];

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path} {name}";
}
