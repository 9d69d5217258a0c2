using System.CommandLine;
using System.CommandLine.Parsing;

namespace FormExchange.Cli.Usage;

/// <summary>The words that lead to a command, without the program's name: <c>forms list</c>; empty for the program itself.</summary>
internal static class CommandPath
{
    public static string Of(CommandResult command)
    {
        var names = new List<string>();
        for (var at = command; at is { Command: not RootCommand }; at = at.Parent as CommandResult)
        {
            names.Insert(0, at.Command.Name);
        }

        return string.Join(' ', names);
    }
}
