namespace FormExchange.Forms.Schema;

/// <summary>
/// Alternatives whose counts libxml2 mixes up: one begins with a counted piece, and another may begin with the same character. To libxml2
/// <c>[0-9]{13}|[0-9]{11}</c> is also 24 digits, and in <c>[0-9]{4}([0-9]{2}|2A)</c> the four may be five.
/// </summary>
internal static class CountedAlternatives
{
    public static bool Mix(string pattern)
    {
        var outer = new Stack<List<Beginning>>();
        var level = new List<Beginning>();
        var begins = true;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    outer.Push(level);
                    (level, begins) = ([], true);
                    break;
                case ')':
                    (level, begins) = (outer.Pop(), false);
                    break;
                case '|':
                    begins = true;
                    break;
                default:
                    var start = i;
                    i = pattern[i] == '[' ? PatternSubset.EndOfClass(pattern, i) : pattern[i] == '\\' ? i + 1 : i;
                    if (begins)
                    {
                        var beginning = new Beginning(Members(pattern[start..(i + 1)]), i + 1 < pattern.Length && pattern[i + 1] is '{' or '*' or '+');
                        if (level.Exists(beginning.MixesWith))
                        {
                            return true;
                        }

                        level.Add(beginning);
                    }

                    begins = false;
                    break;
            }
        }

        return false;
    }

    /// <summary>The characters that a piece stands for: a character, an escaped one, or a class. Null for a class that names those which it is not.</summary>
    private static HashSet<char>? Members(string piece)
    {
        if (piece.StartsWith("[^", StringComparison.Ordinal))
        {
            return null;
        }

        var inside = piece[0] == '[' ? piece[1..^1] : piece;
        var members = new HashSet<char>();
        for (var i = 0; i < inside.Length; i++)
        {
            i += inside[i] == '\\' ? 1 : 0;
            var isRange = i + 2 < inside.Length && inside[i + 1] == '-';
            for (int member = inside[i]; member <= inside[isRange ? i + 2 : i]; member++)
            {
                members.Add((char)member);
            }

            i += isRange ? 2 : 0;
        }

        return members;
    }

    private sealed record Beginning(HashSet<char>? Members, bool IsCounted)
    {
        public bool MixesWith(Beginning other) => (IsCounted || other.IsCounted) && (Members is null || other.Members is null || Members.Overlaps(other.Members));
    }
}
