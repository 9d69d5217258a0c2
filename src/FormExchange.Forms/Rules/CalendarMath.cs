using System.Globalization;

namespace FormExchange.Forms.Rules;

/// <summary>Dates as the rules count them. A date is its text, YYYY-MM-DD; what is none gives an empty text or NaN, never a guess.</summary>
internal static class CalendarMath
{
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>The day of a value that a schema accepts as xs:date: what follows the first ten characters is a time zone.</summary>
    public static DateOnly? ParseDay(string value) => value.Trim() is { Length: >= 10 } text ? Parse(text[..10]) : null;

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string AddMonths(string text, double months)
    {
        if (Parse(text) is not { } date || !double.IsInteger(months))
        {
            return "";
        }

        var total = date.Year * 12d + date.Month - 1 + months;
        return total is >= 12 and < 120_000 ? Write(date.AddMonths((int)months)) : "";
    }

    public static string AddDays(string text, double days)
    {
        if (Parse(text) is not { } date || !double.IsInteger(days))
        {
            return "";
        }

        var number = date.DayNumber + days;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? Write(DateOnly.FromDayNumber((int)number)) : "";
    }

    /// <summary>Full years; someone born on 29 February is a year older on 1 March of other years.</summary>
    public static double Age(string birth, string at)
    {
        if (Parse(birth) is not { } born || Parse(at) is not { } day)
        {
            return double.NaN;
        }

        var years = day.Year - born.Year;
        return (day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Months begun from the first day to the last, both included: one day is one month, 15 January to 14 February too; 0 when the end comes first.</summary>
    public static double Months(string start, string end)
    {
        if (Parse(start) is not { } first || Parse(end) is not { } last)
        {
            return double.NaN;
        }

        if (last < first)
        {
            return 0;
        }

        var whole = (last.Year - first.Year) * 12 + last.Month - first.Month;
        return last.Day >= first.Day ? whole + 1 : whole;
    }

    /// <summary>How many calendar months hold at least one day of one of the periods.</summary>
    public static double MonthsCovered(IEnumerable<(DateOnly Start, DateOnly End)> periods)
    {
        var covered = 0;
        var next = int.MinValue;
        foreach (var (first, last) in periods.Where(period => period.Start <= period.End)
            .Select(period => (Month(period.Start), Month(period.End))).Order())
        {
            var from = Math.Max(first, next);
            if (last >= from)
            {
                covered += last - from + 1;
                next = last + 1;
            }
        }

        return covered;
    }

    /// <summary>The same, of what the periods cover from one day to another, both included; NaN where one of the two is no date.</summary>
    public static double MonthsCovered(IEnumerable<(DateOnly Start, DateOnly End)> periods, string from, string to) =>
        Parse(from) is { } first && Parse(to) is { } last
            ? MonthsCovered(periods.Select(period => (period.Start < first ? first : period.Start, period.End > last ? last : period.End)))
            : double.NaN;

    private static int Month(DateOnly date) => date.Year * 12 + date.Month - 1;
}
