using System.Globalization;

namespace FormExchange.Trust;

/// <summary>
/// The end that the directory itself sets to a certificate: beside it stands <c>&lt;digest&gt;.retired</c>, which holds one instant. Named after the digest
/// (SHA-256, lower-case hex) and not after a file, since that is what the directory pins, and a PEM file may hold several certificates.
/// </summary>
internal static class Retirement
{
    public const string Extension = ".retired";

    /// <summary>
    /// How far ahead an end lies that nobody names. A host goes on signing with the certificate until it looks at the folder again, and what it signs after the end, partners refuse for good:
    /// so the end comes when every host has seen it.
    /// </summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(5);

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string FileName(string digest) => digest + Extension;

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture) + "\n";

    /// <summary>The instant, UTC with Z and whole seconds; null where the text is none.</summary>
    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
