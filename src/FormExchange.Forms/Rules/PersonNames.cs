using System.Globalization;
using System.Text;

namespace FormExchange.Forms.Rules;

/// <summary>Whether the holder of an account is the person of the document, as far as two spellings of a name can tell.</summary>
internal static class PersonNames
{
    /// <summary>Words that join two holders: such an account is not one person's alone.</summary>
    private static readonly string[] Joining = ["ET", "OU", "AND", "OR", "\u0648", "\u0623\u0648"];

    /// <summary>What a bank prints before a name.</summary>
    private static readonly string[] Titles = ["M", "MR", "MME", "MLLE", "MONSIEUR", "MADAME", "MADEMOISELLE"];

    /// <summary>
    /// True when the holder is written with the family name and at least the first of the forenames, in any order and each used once,
    /// whatever case, accents, ligatures, titles and spaces; false where the holder is two persons.
    /// </summary>
    public static bool Match(string holder, string family, string forename)
    {
        var forenames = Words(forename);
        var families = Words(family);
        var words = Words(holder);
        return forenames.Count > 0 && families.Count > 0 && !words.Exists(word => Joining.Contains(word) && !families.Contains(word))
            && (Holds(words, families, forenames) || (words.Count > 2 && Titles.Contains(words[0]) && Holds(words[1..], families, forenames)));
    }

    private static bool Holds(List<string> words, List<string> families, List<string> forenames) =>
        UsesBoth(words, families, forenames) || JoinedMatch(words, families, forenames);

    /// <summary>The first forename may stand there by itself, or all of them written as one.</summary>
    private static bool UsesBoth(List<string> words, List<string> families, List<string> forenames) =>
        Use(words, families) is { } rest && (Use(rest, forenames[..1]) is not null || string.Concat(rest) == string.Concat(forenames));

    /// <summary>The words that remain when each of <paramref name="needed"/> was taken out once; null where one is not there.</summary>
    private static List<string>? Use(List<string> words, List<string> needed)
    {
        var left = words.ToList();
        return needed.TrueForAll(left.Remove) ? left : null;
    }

    /// <summary>EL ALAOUI and ELALAOUI, FATIMA ZAHRA and FATIMAZAHRA: a bank's spelling may close the gaps of a name.</summary>
    private static bool JoinedMatch(List<string> words, List<string> families, List<string> forenames)
    {
        var all = string.Concat(words);
        var name = string.Concat(families);
        return words.Count > 1 && new[] { string.Concat(forenames), forenames[0] }.Any(first => all == name + first || all == first + name);
    }

    /// <summary>Upper case, without accents, ligatures and vowel signs; an apostrophe joins what it parts, other punctuation parts what it joins.</summary>
    private static List<string> Words(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(Folded(char.ToUpperInvariant(letter)));
            }
            else if (letter is not ('\'' or '\u2019' or '\u0640') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Letters that no decomposition takes apart, as French and Luxembourg banks write them.</summary>
    private static string Folded(char letter) => letter switch
    {
        '\u0152' => "OE",
        '\u00C6' => "AE",
        '\u00D8' => "O",
        '\u0141' => "L",
        '\u00DF' or '\u1E9E' => "SS",
        _ => letter.ToString(),
    };
}
