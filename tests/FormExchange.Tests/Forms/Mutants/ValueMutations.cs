using System.Globalization;
using System.Xml.Linq;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Another value in the same place: mostly one of its kind, which the schema may well accept and the rules have to bear.</summary>
internal static class ValueMutations
{
    /// <summary>What no finding may repeat.</summary>
    public const string Marked = "SECRETMARK";

    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "+1", "9999999999999999999999999", "1e3", "1,5", "0.005", "1.", ".5", "NaN", "INF", "true", "TRUE", "1", "2026-02-29", "2024-02-29", "2026-13-01",
        "26-01-01", "0000-01-01", "-0001-01-01", "10000-01-01", "1899-12-31", "1900-01-01", "9999-12-31", "2200-01-01", "2026-01-01Z", "2026-01-01T00:00:00", "LU", "FR", "ZZ", "fr", "a",
        "Été", "محمد", "a\tb", "a  b", " a ", "a\n", "\u00A0", "\u200F\u202E", "é", "X:Y", "MA:CNSS-OUJ01", "1893120105732", "123456789", "AB123456", "😀", "<&>'\"", "]]>", "{0}", "%s%n",
        "' or '1'='1", Marked, "\uFFFD",
    ];

    public static string Apply(XDocument document, ValuePool pool, Random random)
    {
        var leaves = document.Descendants().Where(element => !element.HasElements).ToList();
        if (leaves.Count == 0)
        {
            return "no value";
        }

        var element = leaves[random.Next(leaves.Count)];
        var (what, value) = Another(element, pool, random);
        element.Value = value;
        return $"{what} in {element.Name.LocalName}";
    }

    private static (string What, string Value) Another(XElement element, ValuePool pool, Random random)
    {
        var value = element.Value;
        return random.Next(12) switch
        {
            0 => ("an odd value", Odd[random.Next(Odd.Length)]),
            1 => ("a long value", Repeated(value, random)),
            < 5 when pool.Another(element.Name.LocalName, random) is { } other => ("a value of another sample", other),
            < 9 when DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                ("another date", Another(date, random).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ when value is "true" or "false" => ("the other answer", value == "true" ? "false" : "true"),
            _ => ("another character", OfTheSameShape(value, random)),
        };
    }

    private static DateOnly Another(DateOnly date, Random random)
    {
        var days = random.Next(3) switch { 0 => random.Next(-2, 3), 1 => random.Next(-400, 400), _ => random.Next(-15_000, 15_000) };
        return DateOnly.FromDayNumber(Math.Clamp(date.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
    }

    private static string Repeated(string value, Random random) =>
        string.Concat(Enumerable.Repeat(value.Length == 0 ? "1" : value, random.Next(10) == 0 ? Math.Max(2, 20_000 / Math.Max(1, value.Length)) : random.Next(2, 12)));

    /// <summary>One letter for a letter, one digit for a digit.</summary>
    private static string OfTheSameShape(string value, Random random)
    {
        if (value.Length == 0)
        {
            return "1";
        }

        var letters = value.ToCharArray();
        var at = random.Next(letters.Length);
        letters[at] = letters[at] switch
        {
            >= '0' and <= '9' => (char)('0' + random.Next(10)),
            >= 'a' and <= 'z' => (char)('a' + random.Next(26)),
            >= 'A' and <= 'Z' => (char)('A' + random.Next(26)),
            var other => other,
        };
        return new string(letters);
    }
}
