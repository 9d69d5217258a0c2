using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using FormExchange.Forms.Xml;

namespace FormExchange.Forms;

/// <summary>
/// The one place that makes XML readers and documents, so that no DTD, no entity and no resolver can come in elsewhere. Bytes from
/// outside go through <see cref="Examine"/> first; the makers below throw <see cref="XmlException"/> for bytes that it would refuse as
/// not well-formed.
/// </summary>
public static class SafeXml
{
    private const int CharactersOfTheLargest = 24 * 1024 * 1024;

    /// <summary>The first thing about the bytes that makes them no acceptable XML (an <c>XML-…</c> code), or null; never throws.</summary>
    public static Finding? Examine(ReadOnlyMemory<byte> utf8, XmlLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return ByteExamination.Refuse(utf8.Span, limits) ?? StructureExamination.Refuse(utf8, limits);
    }

    /// <summary>Everything that the stream holds, or null when it holds more than <paramref name="limit"/> bytes: reading stops there.</summary>
    public static async Task<byte[]?> ReadBoundedAsync(Stream stream, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (kept.Length + read > limit)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    /// <summary>The same for callers that cannot await (the command line, tests).</summary>
    public static byte[]? ReadBounded(Stream stream, int limit)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (kept.Length + read > limit)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    public static XmlReader CreateReader(ReadOnlyMemory<byte> utf8) => CreateReader(AsStream(utf8), "");

    public static XmlReader CreateReader(Stream stream) => CreateReader(stream, "");

    /// <summary>White space is kept: it is signed.</summary>
    public static XmlDocument LoadDocument(ReadOnlyMemory<byte> utf8)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = CreateReader(utf8);
        document.Load(reader);
        return document;
    }

    public static XPathDocument LoadXPath(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CreateReader(utf8);
        return new XPathDocument(reader, XmlSpace.Preserve);
    }

    public static XDocument LoadXDocument(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CreateReader(utf8);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }

    internal static XmlReader CreateReader(Stream stream, string baseUri)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = CharactersOfTheLargest,
            MaxCharactersFromEntities = 1,
            CloseInput = true,
        };
#pragma warning disable RS0030 // The ban exists so that this is the only call.
        return XmlReader.Create(stream, settings, baseUri);
#pragma warning restore RS0030
    }

    internal static byte[] Utf8(string text) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
