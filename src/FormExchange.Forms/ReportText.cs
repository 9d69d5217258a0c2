using System.Text;

namespace FormExchange.Forms;

/// <summary>Reports for people: the verdict on one line, then each finding with its place and what to do.</summary>
public static class ReportText
{
    private static readonly LocalizedText Valid = new("valable", "صحيحة", "valid");
    private static readonly LocalizedText Refused = new("refusé", "مرفوضة", "refused");
    private static readonly LocalizedText UnknownForm = new("formulaire inconnu", "استمارة غير معروفة", "unknown form");
    private static readonly LocalizedText Line = new("ligne", "السطر", "line");
    private static readonly LocalizedText Error = new("erreur", "خطأ", "error");
    private static readonly LocalizedText Warning = new("avertissement", "تنبيه", "warning");
    private static readonly LocalizedText Information = new("information", "معلومة", "information");

    public static string Write(string file, ValidationReport report, string language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        var form = report.Form is null ? UnknownForm.In(language) : $"{report.Form} {report.Version}";
        text.Append(file).Append(": ").Append((report.IsValid ? Valid : Refused).In(language)).Append(" (").Append(form).Append(")\n");
        foreach (var finding in report.Findings)
        {
            Append(text, finding, language);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding, string language)
    {
        var severity = finding.Severity switch { Severity.Error => Error, Severity.Warning => Warning, _ => Information };
        text.Append("  ").Append(severity.In(language)).Append(' ').Append(finding.Code);
        if (finding.Place.Line is { } line)
        {
            text.Append(", ").Append(Line.In(language)).Append(' ').Append(line);
        }

        text.Append(": ").Append(finding.Text.In(language)).Append('\n');
        if (finding.Place.XPath is { } path)
        {
            text.Append("    ").Append(path).Append('\n');
        }
    }
}
