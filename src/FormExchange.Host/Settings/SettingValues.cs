using System.Globalization;
using FormExchange.Forms;

namespace FormExchange.Host.Settings;

/// <summary>Single values out of a section; one that cannot be read, or is out of bounds, is a problem and the default stands in.</summary>
internal sealed class SettingValues(IConfigurationSection section, List<Refusal> problems)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    public TimeSpan Seconds(string name, TimeSpan fallback)
    {
        if (section[name] is not { } text)
        {
            return fallback;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds <= Longest.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        problems.Add(HostCodes.BadValue.Refusal("FormExchange:" + name, "0 < s <= 315360000"));
        return fallback;
    }

    public long Number(string name, long fallback, long smallest, long largest)
    {
        if (section[name] is not { } text)
        {
            return fallback;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest)
        {
            return number;
        }

        problems.Add(HostCodes.BadValue.Refusal("FormExchange:" + name, $"{smallest} … {largest}"));
        return fallback;
    }

    public T Enum<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (section[name] is not { } text)
        {
            return fallback;
        }

        if (System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value))
        {
            return value;
        }

        problems.Add(HostCodes.BadValue.Refusal("FormExchange:" + name, string.Join(", ", System.Enum.GetNames<T>())));
        return fallback;
    }
}
