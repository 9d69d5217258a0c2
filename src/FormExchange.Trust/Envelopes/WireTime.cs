using System.Globalization;

namespace FormExchange.Trust;

/// <summary>Instants as they stand on the wire: UTC with <c>Z</c>, at most milliseconds.</summary>
internal static class WireTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Formats[0], CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>The same instant as it comes back from the wire.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
