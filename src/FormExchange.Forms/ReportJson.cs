using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FormExchange.Forms;

/// <summary>Reports for programs: an array with an object for each file, in the shape that callers rely on.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>UTF-8 bytes of the array; texts in <paramref name="language"/> (fr, ar or en).</summary>
    public static byte[] Write(IEnumerable<(string File, ValidationReport Report)> reports, string language)
    {
        ArgumentNullException.ThrowIfNull(reports);
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartArray();
            foreach (var (file, report) in reports)
            {
                WriteReport(json, file, report, language);
            }

            json.WriteEndArray();
        }

        return output.ToArray();
    }

    /// <summary>The word for a severity in every shape that programs read.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "information",
    };

    public static string Verdict(ValidationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.IsValid ? "valid" : "refused";
    }

    /// <summary>Writes one finding as an object, for answers that carry findings in another frame.</summary>
    public static void WriteFinding(Utf8JsonWriter json, Finding finding, string language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(finding);
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", Word(finding.Severity));
        json.WriteString("xpath", finding.Place.XPath);
        if (finding.Place.Line is { } line)
        {
            json.WriteNumber("line", line);
        }
        else
        {
            json.WriteNull("line");
        }

        json.WriteString("box", finding.Place.Box);
        json.WriteString("text", finding.Text.In(language));
        json.WriteEndObject();
    }

    private static void WriteReport(Utf8JsonWriter json, string file, ValidationReport report, string language)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("form", report.Form);
        json.WriteString("version", report.Version);
        json.WriteString("verdict", Verdict(report));
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            WriteFinding(json, finding, language);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
