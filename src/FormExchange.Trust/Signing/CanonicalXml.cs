using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The one form of a document that digests are taken of: exclusive canonical XML without comments.</summary>
public static class CanonicalXml
{
    /// <summary>Throws what <see cref="SafeXml"/> throws for bytes that are no readable document: validate first.</summary>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> utf8Document) => OfDocument(SafeXml.LoadDocument(utf8Document));

    /// <summary>SHA-256 of the canonical form, lower-case hex.</summary>
    public static string Digest(ReadOnlyMemory<byte> utf8Document) => Hex(SHA256.HashData(Canonicalize(utf8Document)));

    internal static byte[] OfDocument(XmlDocument document)
    {
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(document);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var copy = new MemoryStream();
        output.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The canonical form of one element, as if it stood alone: the exclusive form does not depend on what surrounds it.</summary>
    internal static byte[] OfElement(XmlElement element)
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

    internal static string Hex(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest);

    internal static string Sha256Hex(ReadOnlySpan<byte> bytes) => Hex(SHA256.HashData(bytes));
}
