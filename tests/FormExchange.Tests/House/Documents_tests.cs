using System.Text.RegularExpressions;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>What we tell readers is true: links lead somewhere, and the commands are those that are run.</summary>
public sealed partial class Documents_tests
{
    private static readonly string[] Commands = ["dotnet run --project src/FormExchange.Cli -- demo", "./tests/run"];

    private static readonly string[] OtherVerbs =
        ["demo", "forms", "route", "route", "validate", "new", "keys", "sign", "verify", "send", "status"];

    [Fact]
    public void Links_in_documents_lead_somewhere()
    {
        var broken =
            from file in Repository.Files(".", "*.md")
            let text = Fence().Replace(Repository.Read(file), string.Empty)
            from Match link in Link().Matches(text)
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Exists(file, target)
            select $"{file}: {target}";

        broken.ShouldBeEmpty("A link that leads nowhere tells the reader that nobody looks after the rest either. Correct it or take it out.");
    }

    [Fact]
    public void The_readme_has_the_two_commands_that_a_newcomer_needs() =>
        ShellLines().Where(Commands.Contains).ShouldBe(
            Commands, ignoreOrder: true, "README.md shows how to see it work and how to test it, each exactly once, in a fenced sh block.");

    [Fact]
    public void The_readme_shows_no_command_that_is_not_there() => ShellLines()
        .Where(line => !Commands.Contains(line) && !IsKnown(line))
        .ShouldBeEmpty($"A command in README.md is one of those that are tested, or formx with {string.Join(", ", OtherVerbs)}, curl or git.");

    private static bool IsKnown(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[0] is "git" or "cd" or "curl"
            || line == "dotnet build -c Release"
            || (words[0].Split('/')[^1] == "formx" && words.Length > 1 && OtherVerbs.Contains(words[1]));
    }

    /// <summary>The commands of README.md's fenced sh blocks; a line that ends with '\' goes on in the next, a comment is none.</summary>
    private static IEnumerable<string> ShellLines() =>
        from Match fence in ShellFence().Matches(Repository.Read("README.md"))
        from line in fence.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        let command = line.Split(" #")[0].Trim()
        where command.Length > 0 && command[0] != '#'
        select command;

    private static bool Exists(string file, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? Repository.File(file) : Repository.File(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0]));
        if (parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal))
        {
            return Path.Exists(path);
        }

        return File.Exists(path) && Heading().Matches(Fence().Replace(File.ReadAllText(path), string.Empty))
            .Any(heading => Anchor(heading.Groups[1].Value) == parts[1]);
    }

    private static string Anchor(string heading) =>
        NotInAnchors().Replace(heading.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```(?:sh|bash|console|shell)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex ShellFence();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex NotInAnchors();
}
