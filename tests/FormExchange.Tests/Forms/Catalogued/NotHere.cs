using System.Text.RegularExpressions;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>
/// What the tables have and the schemas have not, approved: "what | reason | where it lives instead" a line, '*' for any text. It only
/// gets shorter.
/// </summary>
internal sealed class NotHere
{
    private readonly IReadOnlyList<(string Line, Regex What)> lines;

    public NotHere(IReadOnlyList<string> written)
    {
        written.ShouldAllBe(line => IsComplete(line), "each line is: what | reason | where it lives instead");
        lines = [.. written.Select(line => (line, Pattern(line.Split(" | ")[0])))];
    }

    public bool Knows(Missing missing) => lines.Any(line => line.What.IsMatch(missing.Name));

    /// <summary>Lines that no missing thing needs.</summary>
    public IEnumerable<string> Unused(IReadOnlyCollection<Missing> missing) =>
        lines.Where(line => !missing.Any(one => line.What.IsMatch(one.Name))).Select(line => line.Line);

    private static bool IsComplete(string line) => line.Split(" | ") is { Length: 3 } parts && parts.All(part => !string.IsNullOrWhiteSpace(part));

    private static Regex Pattern(string what) =>
        new("\\A" + Regex.Escape(what.Trim()).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.None, Regex.InfiniteMatchTimeout);
}
