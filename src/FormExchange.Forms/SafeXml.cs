using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
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

    /// <summary>
    /// As <see cref="Examine(ReadOnlyMemory{byte}, XmlLimits)"/>, while <paramref name="read"/> reads to the end by the same reading: the reader ends before the first
    /// node that is refused. What was read is worth something only if the result is null.
    /// </summary>
    public static Finding? Examine(ReadOnlyMemory<byte> utf8, XmlLimits limits, Action<XmlReader> read)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return ByteExamination.Refuse(utf8.Span, limits) ?? StructureExamination.Refuse(utf8, limits, read);
    }

    /// <summary>
    /// A document off a stream: at the most one byte more than a document may have, so that a larger one is judged too large by the
    /// validator and the rest of it is never read.
    /// </summary>
    public static Task<ReadOnlyMemory<byte>> ReadDocumentAsync(Stream stream, CancellationToken cancellationToken = default) =>
        ReadAsync(stream, XmlLimits.Document.LargestBytes, cancellationToken);

    /// <summary>The same with a limit of the caller's.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int largest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (kept.Length <= largest
            && (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            kept.Write(buffer, 0, (int)Math.Min(read, largest + 1 - kept.Length));
        }

        return kept.ToArray();
    }

    public static XmlReader CreateReader(ReadOnlyMemory<byte> utf8) => CreateReader(AsStream(utf8), "");

    public static XmlReader CreateReader(Stream stream) => CreateReader(stream, "");

    /// <summary>White space is kept: it is signed.</summary>
    public static XmlDocument LoadDocument(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CreateReader(utf8);
        return LoadDocument(reader);
    }

    /// <param name="reader">One that was made here.</param>
    public static XmlDocument LoadDocument(XmlReader reader)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.Load(reader);
        return document;
    }

    public static XPathDocument LoadXPath(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CreateReader(utf8);
        return new XPathDocument(reader, XmlSpace.Preserve);
    }

    /// <summary>As <see cref="Examine"/>, and loads by the same reading: what makes the bytes no acceptable XML, or null and the document.</summary>
    internal static Finding? LoadXPath(ReadOnlyMemory<byte> utf8, XmlLimits limits, out XPathDocument? document)
    {
        XPathDocument? loaded = null;
        var refused = Examine(utf8, limits, reader => loaded = new XPathDocument(reader, XmlSpace.Preserve));
        document = loaded;
        return refused;
    }

    public static XDocument LoadXDocument(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CreateReader(utf8);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }

    /// <summary>
    /// As the framework alone validates: the reading throws <see cref="XmlSchemaException"/> at the first fault, in the framework's words. For those who
    /// measure against it; a verdict on a form is the validator's.
    /// </summary>
    public static XmlReader CreateValidatingReader(ReadOnlyMemory<byte> utf8, XmlSchemaSet schemas)
    {
        var settings = Settings();
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = schemas;
        return Create(AsStream(utf8), settings, "");
    }

    internal static XmlReader CreateReader(Stream stream, string baseUri) => Create(stream, Settings(), baseUri);

    private static XmlReader Create(Stream stream, XmlReaderSettings settings, string baseUri) =>
#pragma warning disable RS0030 // The ban exists so that this is the only call.
        XmlReader.Create(stream, settings, baseUri);
#pragma warning restore RS0030

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = CharactersOfTheLargest,
        MaxCharactersFromEntities = 1,
        CloseInput = true,
        NameTable = new SharedNames(),
    };

    internal static byte[] Utf8(string text) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
