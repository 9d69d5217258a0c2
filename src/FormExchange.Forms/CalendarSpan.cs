using System.Globalization;
using System.Text.RegularExpressions;

namespace FormExchange.Forms;

/// <summary>Months and days by the calendar, written as ISO 8601 does: P3Y, P2M, P10D, -P60D.</summary>
public readonly partial record struct CalendarSpan(int Months, int Days)
{
    public static CalendarSpan? Parse(string text)
    {
        var match = Written().Match(text);
        if (!match.Success || (match.Groups["y"].Length + match.Groups["m"].Length + match.Groups["d"].Length) == 0)
        {
            return null;
        }

        var sign = match.Groups["minus"].Length > 0 ? -1 : 1;
        return new CalendarSpan(sign * (Number(match, "y") * 12 + Number(match, "m")), sign * Number(match, "d"));
    }

    /// <summary>The day that lies so far after <paramref name="date"/>; a day that its month has not is the last of that month.</summary>
    public DateOnly After(DateOnly date) => date.AddMonths(Months).AddDays(Days);

    public override string ToString()
    {
        var (months, days) = (Math.Abs(Months), Math.Abs(Days));
        var text = (Months < 0 || Days < 0 ? "-P" : "P") + (months / 12 > 0 ? $"{months / 12}Y" : "") + (months % 12 > 0 ? $"{months % 12}M" : "");
        return text + (days > 0 || months == 0 ? $"{days}D" : "");
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Length == 0 ? 0 : int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<minus>-?)P((?<y>[0-9]{1,3})Y)?((?<m>[0-9]{1,4})M)?((?<d>[0-9]{1,4})D)?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
