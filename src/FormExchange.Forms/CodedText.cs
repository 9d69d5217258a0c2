using System.Globalization;

namespace FormExchange.Forms;

/// <summary>
/// A stable code with its text in three languages that says what is wrong and what to do. Each is declared once, as a
/// <c>public static readonly</c> field; House tests gather them all. A text may have places <c>{0}</c>, <c>{1}</c> … for names of
/// elements, codes or limits, never for personal data.
/// </summary>
public sealed record CodedText(string Code, string Fr, string Ar, string En)
{
    /// <summary>The three texts with their places filled; a <see cref="LocalizedText"/> among the values is taken in the language of the text.</summary>
    public LocalizedText Text(params object[] values) => new(Fill(Fr, values, "fr"), Fill(Ar, values, "ar"), Fill(En, values, "en"));

    public Finding Finding(Place place, params object[] values) => new(Code, Severity.Error, place, Text(values));

    public Finding Finding(Severity severity, Place place, params object[] values) => new(Code, severity, place, Text(values));

    public Refusal Refusal(params object[] values) => new(Code, Text(values));

    private static string Fill(string text, object[] values, string language)
    {
        if (values.Length == 0)
        {
            return text;
        }

        var spoken = Array.ConvertAll(values, value => value is LocalizedText localized ? localized.In(language) : value);
        return string.Format(CultureInfo.InvariantCulture, text, spoken).TrimEnd();
    }
}
