namespace FormExchange.Trust;

/// <summary>The folder that belongs to an institution: its id with <c>:</c> written as <c>_</c>. What is no institution's id has no folder.</summary>
public static class InstitutionFolder
{
    public static string? Name(string institution) =>
        institution is [_, _, ':', ..] && IsId(institution) ? institution.Replace(':', '_') : null;

    public static string? Institution(string folderName)
    {
        var id = folderName is [_, _, '_', ..] ? string.Concat(folderName.AsSpan(0, 2), ":", folderName.AsSpan(3)) : "";
        return IsId(id) ? id : null;
    }

    // The same pattern as InstitutionId in header.xsd.
    private static bool IsId(ReadOnlySpan<char> id)
    {
        if (id.Length is < 4 or > 33 || !char.IsAsciiLetterUpper(id[0]) || !char.IsAsciiLetterUpper(id[1]) || id[2] != ':' || id[3] == '-')
        {
            return false;
        }

        foreach (var letter in id[3..])
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
            {
                return false;
            }
        }

        return true;
    }
}
