#pragma warning disable RS0030
using System.Xml;
namespace FormExchange.Forms;

/// <summary>Stand-in until the real one is merged.</summary>
public static class SafeXml
{
    public static XmlReader CreateReader(ReadOnlyMemory<byte> utf8) => XmlReader.Create(new MemoryStream(utf8.ToArray()), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 10 * 1024 * 1024,
    });

    public static XmlDocument LoadDocument(ReadOnlyMemory<byte> utf8)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = CreateReader(utf8);
        document.Load(reader);
        return document;
    }
}
