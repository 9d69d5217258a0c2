using System.Text;
using FormExchange.Tests.Support;

namespace FormExchange.Tests.House;

/// <summary>C# source as the rules look at it: without comments and without what stands in strings, but with every line where it was.</summary>
public static class SourceText
{
    /// <summary>Our C# files below a folder, each with its code.</summary>
    public static IEnumerable<(string File, string Code)> In(string folder) =>
        Repository.Files(folder, "*.cs").Select(file => (file, CodeOf(Repository.Read(file))));

    public static string CodeOf(string source)
    {
        var code = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length;)
        {
            var end = EndOfComment(source, at) ?? EndOfString(source, at) ?? EndOfCharacter(source, at);
            if (end is null)
            {
                code.Append(source[at++]);
                continue;
            }

            // A blank for each character and a line for each line keeps line numbers true.
            foreach (var letter in source.AsSpan(at, end.Value - at))
            {
                code.Append(letter == '\n' ? '\n' : ' ');
            }

            at = end.Value;
        }

        return code.ToString();
    }

    private static int? EndOfComment(string source, int at)
    {
        if (Stands(source, at, "//"))
        {
            return EndAt(source, source.IndexOf('\n', at), 0);
        }

        return Stands(source, at, "/*") ? EndAt(source, source.IndexOf("*/", at, StringComparison.Ordinal), 2) : null;
    }

    private static int? EndOfString(string source, int at)
    {
        var quote = at;
        while (quote < source.Length && source[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote >= source.Length || source[quote] != '"')
        {
            return null;
        }

        var quotes = source.AsSpan(quote).IndexOfAnyExcept('"');
        if (quotes >= 3)
        {
            return EndAt(source, source.IndexOf(new string('"', quotes), quote + quotes, StringComparison.Ordinal), quotes);
        }

        return source.AsSpan(at, quote - at).Contains('@') ? EndOfVerbatim(source, quote + 1) : EndOfPlain(source, quote + 1);
    }

    private static int EndOfVerbatim(string source, int at)
    {
        while (at < source.Length && (source[at] != '"' || Stands(source, at, "\"\"")))
        {
            at += source[at] == '"' ? 2 : 1;
        }

        return Math.Min(at + 1, source.Length);
    }

    private static int EndOfPlain(string source, int at)
    {
        while (at < source.Length && source[at] is not ('"' or '\n'))
        {
            at += source[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, source.Length);
    }

    private static int? EndOfCharacter(string source, int at)
    {
        if (source[at] != '\'')
        {
            return null;
        }

        var end = at + 1 < source.Length && source[at + 1] == '\\' ? source.IndexOf('\'', at + 3) : at + 2;
        return end > 0 && end < source.Length && source[end] == '\'' ? end + 1 : null;
    }

    private static bool Stands(string source, int at, string what) => string.CompareOrdinal(source, at, what, 0, what.Length) == 0;

    private static int EndAt(string source, int found, int length) => found < 0 ? source.Length : found + length;
}
