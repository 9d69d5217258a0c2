using System.Globalization;
using System.Text;

namespace FormExchange.Forms;

/// <summary>Names of towns and provinces as people write them: capitals, accents, hyphens and apostrophes do not tell two places apart.</summary>
public static class PlaceNames
{
    public static bool Same(string one, string other) => Plain(one) == Plain(other);

    private static string Plain(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }
}
