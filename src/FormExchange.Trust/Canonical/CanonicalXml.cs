using System.Security.Cryptography;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The one form of a document that digests are taken of: exclusive canonical XML without comments.</summary>
public static class CanonicalXml
{
    /// <summary>
    /// Throws what <see cref="SafeXml"/> throws for bytes that are no readable document, and <see cref="ArgumentException"/> for a processing instruction, which no
    /// profile of ours admits: validate first.
    /// </summary>
    public static byte[] Canonicalize(ReadOnlyMemory<byte> utf8Document)
    {
        using var reader = SafeXml.CreateReader(utf8Document);
        using var buffer = new CanonicalBuffer();
        NodeWalk.Run(reader, new Following(new CanonicalWriter(buffer)));
        return buffer.Copy(..);
    }

    /// <summary>SHA-256 of the canonical form, lower-case hex.</summary>
    public static string Digest(ReadOnlyMemory<byte> utf8Document) => Sha256Hex(Canonicalize(utf8Document));

    /// <summary>The element at that place below the root (0 for the first child element, and so on down) as if it stood alone.</summary>
    internal static byte[] OfElement(ReadOnlyMemory<byte> utf8Document, params ReadOnlySpan<int> place)
    {
        using var reader = SafeXml.CreateReader(utf8Document);
        reader.MoveToContent();
        foreach (var index in place)
        {
            MoveToChild(reader, index);
        }

        using var subtree = reader.ReadSubtree();
        using var buffer = new CanonicalBuffer();
        NodeWalk.Run(subtree, new Following(new CanonicalWriter(buffer)));
        return buffer.Copy(..);
    }

    internal static string Hex(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest);

    internal static string Sha256Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Hex(digest);
    }

    private static void MoveToChild(XmlReader reader, int index)
    {
        reader.Read();
        for (MoveToElement(reader); index > 0; index--)
        {
            reader.Skip();
            MoveToElement(reader);
        }
    }

    /// <summary>Whatever stands before it: a reader may call long white space text.</summary>
    private static void MoveToElement(XmlReader reader)
    {
        while (reader.NodeType != XmlNodeType.Element && reader.Read())
        {
        }
    }

    private sealed class Following(CanonicalWriter writer) : INodeFollower
    {
        public bool WantsMore => true;

        public void Start(ElementToken element, int depth) => writer.Start(element);

        public void Text(XmlNodeType type, string text, int depth) => writer.Text(text);

        public void End(int depth) => writer.End();

        public void Instruction() => throw new ArgumentException("A document with a processing instruction has no canonical form here.");
    }
}
