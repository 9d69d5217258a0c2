using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Tells what kind of file somebody hands over, before anything is verified: from its first elements, never from its name.</summary>
public static class EnvelopeKind
{
    public const string Envelope = "envelope";
    public const string Sealed = "sealed";
    public const string Receipt = "receipt";
    public const string Bundle = "bundle";
    public const string Unknown = "unknown";

    /// <summary>One of the words above; <see cref="Unknown"/> for any other bytes.</summary>
    public static string Detect(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("PK\x03\x04"u8))
        {
            return Bundle;
        }

        try
        {
            using var reader = SafeXml.CreateReader(bytes);
            return Detect(reader);
        }
        catch (XmlException)
        {
            return Unknown;
        }
    }

    private static string Detect(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || !Is(reader, Names.Header, "StandardBusinessDocument"))
        {
            return Unknown;
        }

        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth is not (1 or 2))
            {
                continue;
            }

            if (reader.Depth == 1 && Is(reader, Names.Encryption, "EncryptedData"))
            {
                return Sealed;
            }

            if (reader.Depth == 1 && !Is(reader, Names.Header, "StandardBusinessDocumentHeader") && !Is(reader, Names.Envelope, "FormExchange"))
            {
                return Unknown;
            }

            if (reader.Depth == 2 && reader.NamespaceURI != Names.Header)
            {
                return reader.NamespaceURI == Names.Receipt ? Receipt : Envelope;
            }
        }

        return Unknown;
    }

    private static bool Is(XmlReader reader, string ns, string name) => reader.NamespaceURI == ns && reader.LocalName == name;
}
