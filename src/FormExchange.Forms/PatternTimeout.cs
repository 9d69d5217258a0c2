using System.Text.RegularExpressions;

namespace FormExchange.Forms;

/// <summary>
/// Bounds the time that one pattern of a schema may take on one value. The setting is read once, when the process first uses a regular
/// expression: executables call <see cref="Set"/> first thing; the catalogue does so for those that forget. Patterns that could run away
/// are refused when the catalogue is loaded in any case. The bound is one of the clock: a thread that waits for its turn on a busy machine
/// meets it too, so nobody is refused for it before it was met several times in a row (<see cref="Insist{T}"/>).
/// </summary>
public static class PatternTimeout
{
    private const string Setting = "REGEX_DEFAULT_MATCH_TIMEOUT";

    private const int Tries = 4;

    /// <summary>Does <paramref name="work"/>, which is told whether this is the last try, until it meets no bound; the last try's exception is passed on.</summary>
    internal static T Insist<T>(Func<bool, T> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return work(tries == Tries);
            }
            catch (RegexMatchTimeoutException) when (tries < Tries)
            {
                // Anew.
            }
        }
    }

    /// <summary>Sets the bound; true when it holds in this process, false when a regular expression was used before.</summary>
    public static bool Set()
    {
        if (AppDomain.CurrentDomain.GetData(Setting) is null)
        {
            AppDomain.CurrentDomain.SetData(Setting, TimeSpan.FromSeconds(1));
        }

        return new Regex("a").MatchTimeout != Regex.InfiniteMatchTimeout;
    }
}
