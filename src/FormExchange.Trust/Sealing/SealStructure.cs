using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The values of a sealed envelope that has the one permitted shape (PROFILE.md, section 9.2), before any cryptography.</summary>
/// <param name="Point">The sender's one-time public key; empty for RSA.</param>
/// <param name="EncryptedKey">The content key, wrapped or encrypted.</param>
/// <param name="CipherText">IV, encrypted octets, tag.</param>
internal sealed record SealStructure(SealHeader Header, KeyTransport Transport, byte[] Point, byte[] EncryptedKey, Memory<byte> CipherText)
{
    /// <summary>In octets. What stands around the cipher text has a few thousand.</summary>
    private const int LargestFrame = 16 * 1024;

    /// <summary>
    /// The cipher text, most of the file, never goes through the XML parser: octets of the base64 alphabet between <c>&gt;</c> and the fourth end tag from the end are
    /// no markup, so the file is exactly as well-formed, and means exactly the same, as what is left when they are taken out.
    /// </summary>
    public static (SealStructure? Structure, Refusal? Refusal) Read(ReadOnlyMemory<byte> bytes, VerificationPolicy policy)
    {
        var (start, end) = FindCipherText(bytes.Span);
        var tooLarge = policy.Finds(Checks.Size, bytes.Length > XmlLimits.Sealed.LargestBytes) ?? policy.Finds(SealChecks.Frame, bytes.Length - (end - start) > LargestFrame);
        if (tooLarge is not null || StrictBase64.Decode(bytes.Span[start..end], policy) is not { } cipherText)
        {
            return (null, Refuse(bytes, XmlLimits.Sealed));
        }

        ReadOnlyMemory<byte> frame = (byte[])[.. bytes.Span[..start], .. bytes.Span[end..]];
        (SealHeader Header, KeyTransport Transport, string Point, string EncryptedKey)? parts = null;

        // These limits let Ids pass, though the grammar has none: a signed envelope that was not sealed is told so, not to lose its own.
        if (SafeXml.Examine(frame, policy.LimitsOf(XmlLimits.Sealed), reader => parts = ReadAll(reader, policy)) is { } finding)
        {
            return (null, new Refusal(finding.Code, finding.Text) { Findings = [finding] });
        }

        return parts is { } found && StrictBase64.Decode(found.Point, policy) is { } point && StrictBase64.Decode(found.EncryptedKey, policy) is { } key
            ? (new SealStructure(found.Header, found.Transport, point, key, cipherText), null)
            : (null, SealCodes.CannotOpen.Refusal());
    }

    /// <summary>To the end in any case: what is no acceptable XML is said before the grammar has a word.</summary>
    private static (SealHeader Header, KeyTransport Transport, string Point, string EncryptedKey)? ReadAll(XmlReader reader, VerificationPolicy policy)
    {
        var parts = SealGrammar.Read(StrictReader.Start(reader, blanks: false, policy));
        while (reader.Read())
        {
        }

        return parts;
    }

    private static (int Start, int End) FindCipherText(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        for (var tag = 0; tag < 4 && end > 0; tag++)
        {
            end = Math.Max(0, bytes[..end].LastIndexOf("</"u8));
        }

        return (bytes[..end].LastIndexOf((byte)'>') + 1, end);
    }

    /// <summary>What makes the bytes no acceptable XML is said as it is: it can be seen without any key.</summary>
    private static Refusal Refuse(ReadOnlyMemory<byte> bytes, XmlLimits limits) =>
        SafeXml.Examine(bytes, limits) is { } finding ? new Refusal(finding.Code, finding.Text) { Findings = [finding] } : SealCodes.CannotOpen.Refusal();
}
