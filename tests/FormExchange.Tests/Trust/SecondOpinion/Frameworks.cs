using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>Canonical forms as the framework's own transform makes them.</summary>
internal static class Frameworks
{
    public static byte[] Canonical(ReadOnlyMemory<byte> utf8Document) => OfDocument(SafeXml.LoadDocument(utf8Document));

    public static byte[] OfDocument(XmlDocument document)
    {
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(document);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var copy = new MemoryStream();
        output.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The canonical form of one element, as if it stood alone: the exclusive form does not depend on what surrounds it.</summary>
    public static byte[] OfElement(XmlElement element)
    {
        using var bytes = new MemoryStream();

        // Entitize: a carriage return that was written as &#13; must not be read back as a line feed.
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(bytes, settings))
        {
            element.WriteTo(writer);
        }

        return OfDocument(SafeXml.LoadDocument(bytes.ToArray()));
    }

    public static string Hex(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest);

    public static string Sha256Hex(ReadOnlySpan<byte> bytes) => Hex(SHA256.HashData(bytes));
}
