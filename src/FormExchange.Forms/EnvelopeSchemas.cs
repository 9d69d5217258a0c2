#pragma warning disable RS0030
using System.Xml;
using System.Xml.Schema;
namespace FormExchange.Forms;

/// <summary>Stand-in until the real one is merged.</summary>
public sealed class EnvelopeSchemas(string folder)
{
    private readonly XmlSchemaSet _envelope = Compile(Path.Combine(folder, "envelope", "1", "envelope.xsd"));
    private readonly XmlSchemaSet _receipt = Compile(Path.Combine(folder, "envelope", "1", "receipt.xsd"));

    public IReadOnlyList<Finding> ValidateEnvelope(ReadOnlyMemory<byte> utf8) => Validate(_envelope, utf8);

    public IReadOnlyList<Finding> ValidateReceipt(ReadOnlyMemory<byte> utf8) => Validate(_receipt, utf8);

    private static XmlSchemaSet Compile(string path)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.ValidationEventHandler += (_, e) => throw e.Exception;
        set.Add(null, path);
        set.Compile();
        return set;
    }

    private static List<Finding> Validate(XmlSchemaSet set, ReadOnlyMemory<byte> utf8)
    {
        var findings = new List<Finding>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = set, XmlResolver = null };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => findings.Add(new Finding("XSD-X", Severity.Error, Place.Unknown, new LocalizedText(e.Message, e.Message, e.Message)));
        using var reader = XmlReader.Create(new MemoryStream(utf8.ToArray()), settings);
        while (reader.Read())
        {
        }

        return findings;
    }
}
