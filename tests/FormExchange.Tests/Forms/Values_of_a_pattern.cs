using System.Globalization;
using System.Text;

namespace FormExchange.Tests.Forms;

/// <summary>Makes values that a pattern of our subset accepts (literals, classes, counts, alternatives, groups), each choice by chance.</summary>
internal sealed class Values_of_a_pattern(string pattern, Random random)
{
    private const int Many = 4; // beyond the least, where a pattern sets no bound

    private int _at;

    public string Next()
    {
        _at = 0;
        return Alternatives();
    }

    private string Alternatives()
    {
        var values = new List<string> { Sequence() };
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            values.Add(Sequence());
        }

        return values[random.Next(values.Count)];
    }

    private string Sequence()
    {
        var value = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var start = _at;
            _ = Piece();
            var times = Times();
            var after = _at;
            for (var i = 0; i < times; i++)
            {
                _at = start;
                value.Append(Piece());
            }

            _at = after;
        }

        return value.ToString();
    }

    private string Piece()
    {
        switch (pattern[_at++])
        {
            case '(':
                var inside = Alternatives();
                _at++;
                return inside;
            case '[':
                return Member().ToString();
            case '\\':
                return pattern[_at++].ToString();
            default:
                return pattern[_at - 1].ToString();
        }
    }

    private char Member()
    {
        var isNegated = pattern[_at] == '^';
        var members = new List<char>();
        for (_at += isNegated ? 1 : 0; pattern[_at] != ']'; _at++)
        {
            _at += pattern[_at] == '\\' ? 1 : 0;
            var (first, last) = (pattern[_at], pattern[_at]);
            if (pattern[_at + 1] == '-' && pattern[_at + 2] != ']')
            {
                _at += 2;
                last = pattern[_at];
            }

            members.AddRange(Enumerable.Range(first, last - first + 1).Select(code => (char)code));
        }

        _at++;
        var allowed = isNegated ? [.. Enumerable.Range('!', '~' - '!').Select(code => (char)code).Except(members)] : members;
        return allowed[random.Next(allowed.Count)];
    }

    private int Times()
    {
        var sign = _at < pattern.Length ? pattern[_at] : ' ';
        var (least, most) = sign switch { '?' => (0, 1), '*' => (0, Many), '+' => (1, 1 + Many), _ => (1, 1) };
        if (sign == '{')
        {
            var end = pattern.IndexOf('}', _at);
            var bounds = pattern[(_at + 1)..end].Split(',');
            least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
            most = bounds.Length == 1 ? least : bounds[1].Length == 0 ? least + Many : int.Parse(bounds[1], CultureInfo.InvariantCulture);
            _at = end;
        }

        _at += sign is '?' or '*' or '+' or '{' ? 1 : 0;
        return random.Next(least, most + 1);
    }
}
