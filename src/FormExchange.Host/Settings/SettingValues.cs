using System.Globalization;
using FormExchange.Forms;

namespace FormExchange.Host.Settings;

/// <summary>Single values out of a section; one that cannot be read, or is out of bounds, is a problem and the default stands in.</summary>
internal sealed class SettingValues(IConfigurationSection section, List<Refusal> problems)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    public TimeSpan Seconds(string name, TimeSpan fallback)
    {
        if (section[name] is not { Length: > 0 } text)
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
        if (section[name] is not { Length: > 0 } text)
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

    /// <summary>What stands between commas.</summary>
    public IReadOnlyList<string> List(string name) => section[name]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>
    /// A secret: the setting itself (from the environment), or the first line of the file that <c>NAMEFile</c> names, which others may not
    /// read. Null where neither is there. No text ever repeats it.
    /// </summary>
    public string? Secret(string name)
    {
        if (section[name] is { Length: > 0 } given)
        {
            return given;
        }

        return section[name + "File"] is { Length: > 0 } file ? SecretIn(name + "File", file) : null;
    }

    /// <summary>The first line of a file that others may not read; null where it cannot be had, which is a problem of the setting <paramref name="name"/>.</summary>
    public string? SecretIn(string name, string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                problems.Add(HostCodes.SecretMissing.Refusal("FormExchange:" + name, file));
            }
            else if ((File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
            {
                problems.Add(HostCodes.SecretOpen.Refusal(file));
            }
            else if (File.ReadLines(file).FirstOrDefault() is { Length: > 0 } secret)
            {
                return secret;
            }
            else
            {
                problems.Add(HostCodes.SecretMissing.Refusal("FormExchange:" + name, file));
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(HostCodes.SecretMissing.Refusal("FormExchange:" + name, file));
        }

        return null;
    }

    public T Enum<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (section[name] is not { Length: > 0 } text)
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
