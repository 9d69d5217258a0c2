using System.Globalization;
using System.Text;
using System.Xml;

namespace FormExchange.Forms;

/// <summary>Reports for programs that read XML, and for archives: by the schema <c>report/1/report.xsd</c>, in all three languages.</summary>
public static class ReportXml
{
    public const string Namespace = "urn:formexchange:report:1";

    /// <summary>UTF-8 bytes of the document.</summary>
    public static byte[] Write(IEnumerable<(string File, ValidationReport Report)> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("Reports", Namespace);
            foreach (var (file, report) in reports)
            {
                WriteReport(xml, file, report);
            }

            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void WriteReport(XmlWriter xml, string file, ValidationReport report)
    {
        xml.WriteStartElement("Report", Namespace);
        Value(xml, "File", Printable(file));
        Value(xml, "Form", report.Form);
        Value(xml, "Version", report.Version);
        Value(xml, "Verdict", ReportJson.Verdict(report));
        xml.WriteStartElement("Findings", Namespace);
        foreach (var finding in report.Findings)
        {
            WriteFinding(xml, finding);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteFinding(XmlWriter xml, Finding finding)
    {
        xml.WriteStartElement("Finding", Namespace);
        Value(xml, "Code", finding.Code);
        Value(xml, "Severity", ReportJson.Word(finding.Severity));
        Value(xml, "XPath", finding.Place.XPath);
        Value(xml, "Line", finding.Place.Line?.ToString(CultureInfo.InvariantCulture));
        Value(xml, "Box", finding.Place.Box);
        Value(xml, "French", finding.Text.Fr);
        Value(xml, "Arabic", finding.Text.Ar);
        Value(xml, "English", finding.Text.En);
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteElementString(name, Namespace, value);
        }
    }

    /// <summary>A file's name may hold what XML may not.</summary>
    private static string Printable(string file)
    {
        var text = new StringBuilder(file.Length);
        foreach (var rune in file.EnumerateRunes())
        {
            text.Append(rune.Value is 0xFFFE or 0xFFFF || (rune.Value < ' ' && rune.Value is not ('\t' or '\n' or '\r')) ? "\uFFFD" : rune.ToString());
        }

        return text.ToString();
    }
}
