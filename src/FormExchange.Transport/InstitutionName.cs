namespace FormExchange.Transport;

/// <summary>An institution's id as it stands in names on a bus: with a point for its colon, which is no letter of a queue's name.</summary>
internal static class InstitutionName
{
    /// <summary>A point within an id would make two institutions one: refused.</summary>
    public static string Of(string institution) => IsUsable(institution)
        ? institution.Replace(':', '.')
        : throw new ArgumentException("An institution's id has letters, digits, ':', '-' and '_' only.", nameof(institution));

    public static bool IsUsable(string institution) =>
        institution is { Length: > 0 and <= 100 } && institution.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '_');

    /// <summary>The id that a name stands for; null for a name that no id makes.</summary>
    public static string? Institution(string? name) =>
        name is not null && !name.Contains(':') && name.Replace('.', ':') is var institution && IsUsable(institution) ? institution : null;
}
