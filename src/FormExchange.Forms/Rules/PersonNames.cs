using System.Globalization;
using System.Text;

namespace FormExchange.Forms.Rules;

/// <summary>Whether the holder of an account is the person of the document, as far as two spellings of a name can tell.</summary>
internal static class PersonNames
{
    /// <summary>True when the holder's words contain every word of the family name and at least the first of the forenames.</summary>
    public static bool Match(string holder, string family, string forename)
    {
        var words = Words(holder).ToHashSet(StringComparer.Ordinal);
        var families = Words(family);
        var forenames = Words(forename);
        return families.Count > 0 && forenames.Count > 0 && families.TrueForAll(words.Contains) && words.Contains(forenames[0]);
    }

    /// <summary>Upper case, without accents and vowel signs; an apostrophe joins what it parts, other punctuation parts what it joins.</summary>
    private static List<string> Words(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToUpperInvariant(letter));
            }
            else if (letter is not ('\'' or '\u2019' or '\u0640') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
