using System.Text.RegularExpressions;

namespace FormExchange.Forms;

/// <summary>
/// Bounds the time that one pattern of a schema may take on one value. The setting is read once, when the process first uses a regular
/// expression: executables call <see cref="Set"/> first thing; the catalogue does so for those that forget. Patterns that could run away
/// are refused when the catalogue is loaded in any case.
/// </summary>
public static class PatternTimeout
{
    private const string Setting = "REGEX_DEFAULT_MATCH_TIMEOUT";

    /// <summary>Sets the bound; true when it holds in this process, false when a regular expression was used before.</summary>
    public static bool Set()
    {
        if (AppDomain.CurrentDomain.GetData(Setting) is null)
        {
            AppDomain.CurrentDomain.SetData(Setting, TimeSpan.FromMilliseconds(200));
        }

        return new Regex("a").MatchTimeout != Regex.InfiniteMatchTimeout;
    }
}
