using System.Text;

namespace FormExchange.Exchanges.Data;

/// <summary>
/// What text of a stranger may become part of a key. PostgreSQL stores no NUL and nothing that is not Unicode, and indexes no key of
/// some thousand letters; SQLite would take all that. What is no key is refused before it comes to a store, on any database.
/// </summary>
public static class StoredText
{
    /// <summary>Twice what any id of ours has.</summary>
    public const int LongestKey = 128;

    public static bool CanBeKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestKey)
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // Half a surrogate pair is read as the replacement character, which no id has either.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
