namespace FormExchange.Forms.Schema;

/// <summary>
/// The patterns on which engines agree and which end in bounded time: literals, classes, counts, alternatives, and groups that are not
/// repeated without bound when they hold an unbounded repetition themselves.
/// </summary>
internal static class PatternSubset
{
    public static bool Accepts(string pattern)
    {
        var unbounded = new Stack<bool>();
        var inside = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 == pattern.Length || !".-()[]{}?*+|\\/".Contains(pattern[i + 1]):
                case '^' or '$' or '.':
                    return false;
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    if (i < 0)
                    {
                        return false;
                    }

                    break;
                case '(':
                    unbounded.Push(inside);
                    inside = false;
                    break;
                case ')':
                    var repeats = i + 1 < pattern.Length && IsUnbounded(pattern, i + 1);
                    if (unbounded.Count == 0 || (repeats && inside))
                    {
                        return false;
                    }

                    inside = unbounded.Pop() || inside || repeats;
                    break;
                case '*' or '+' or '{':
                    if (i + 1 < pattern.Length && pattern[i] != '{' && pattern[i + 1] is '?' or '+' or '*')
                    {
                        return false;
                    }

                    inside |= IsUnbounded(pattern, i);
                    break;
            }
        }

        return unbounded.Count == 0;
    }

    private static bool IsUnbounded(string pattern, int at)
    {
        if (pattern[at] is '*' or '+')
        {
            return true;
        }

        var end = pattern[at] == '{' ? pattern.IndexOf('}', at) : -1;
        return end > at && pattern[end - 1] == ',';
    }

    /// <summary>Index of the closing bracket; classes hold literals and ranges, '^' only in front, no escapes for kinds of letters.</summary>
    private static int EndOfClass(string pattern, int start)
    {
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == ']')
            {
                return i > start + 1 ? i : -1;
            }

            if (pattern[i] == '[' || (pattern[i] == '\\' && (++i == pattern.Length || !"-[]\\^.".Contains(pattern[i]))))
            {
                return -1;
            }
        }

        return -1;
    }
}
