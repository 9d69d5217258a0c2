using System.Globalization;

namespace FormExchange.Forms.Schema;

/// <summary>
/// The patterns on which engines agree and which end in bounded time: literals, classes, counts, alternatives whose beginnings no engine mixes up
/// (<see cref="CountedAlternatives"/>), and groups that are not repeated when what they hold can be long in many ways.
/// </summary>
internal static class PatternSubset
{
    /// <summary>How often a group may repeat, times how often what is in it may: beyond, an engine that steps back has too many ways to try.</summary>
    private const int MostWays = 32;
    private const int Unbounded = 100_000;

    public static bool Accepts(string pattern)
    {
        var outer = new Stack<int>();
        var longest = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '^' or '$' or '.':
                case '\\' when i + 1 == pattern.Length || !".-()[]{}?*+|\\/".Contains(pattern[i + 1]):
                    return false;
                case '\\':
                    i++;
                    break;
                case '[' when EndOfClass(pattern, i) is var end && end > 0:
                    i = end;
                    break;
                case '[' or ']':
                    return false;
                case '(':
                    outer.Push(longest);
                    longest = 1;
                    break;
                case ')' when outer.Count == 0:
                    return false;
                case ')':
                    var times = Times(pattern, i + 1);
                    if (times > 1 && longest > 1 && (long)times * longest > MostWays)
                    {
                        return false;
                    }

                    longest = Math.Max(outer.Pop(), times * longest);
                    break;
                case '*' or '+' or '{' or '?' when i + 1 < pattern.Length && pattern[i + 1] is '?' or '*' or '+' && pattern[i] != '{':
                    return false;
                case '*' or '+' or '{' when i > 0 && pattern[i - 1] != ')':
                    longest = Math.Max(longest, Times(pattern, i));
                    break;
            }
        }

        return outer.Count == 0 && !CountedAlternatives.Mix(pattern);
    }

    /// <summary>How often what stands before may repeat; a fixed count is one way only.</summary>
    private static int Times(string pattern, int at)
    {
        if (at >= pattern.Length || pattern[at] is not ('*' or '+' or '{'))
        {
            return 1;
        }

        if (pattern[at] != '{')
        {
            return Unbounded;
        }

        var end = pattern.IndexOf('}', at);
        var bounds = end < 0 ? [] : pattern[(at + 1)..end].Split(',');
        return bounds is [_] ? 1
            : bounds is [_, var most] && int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Unbounded ? number
            : Unbounded;
    }

    /// <summary>Index of the closing bracket, or 0; classes hold literals and ranges, '^' only in front, no escapes for kinds of letters.</summary>
    internal static int EndOfClass(string pattern, int start)
    {
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == ']')
            {
                return i > start + 1 ? i : 0;
            }

            if (pattern[i] == '[' || (pattern[i] == '\\' && (++i == pattern.Length || !"-[]\\^.".Contains(pattern[i]))))
            {
                return 0;
            }
        }

        return 0;
    }
}
