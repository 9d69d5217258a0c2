using System.Buffers.Binary;
using System.Text;

namespace FormExchange.Trust;

/// <summary>
/// The other information that the wrapping key is derived with. XML Encryption's AES-GCM has no additional data, so this is what ties the outer header to the
/// content: with another sender, receiver, envelope id or key id another key comes out. Each piece is its length (4 octets, big-endian) and its ASCII octets.
/// </summary>
/// <param name="Algorithm">The identifier of the key wrap.</param>
/// <param name="Sender">Party U: sender, then envelope id.</param>
/// <param name="Receiver">Party V: receiver, then key id.</param>
internal sealed record KeyDerivation(byte[] Algorithm, byte[] Sender, byte[] Receiver)
{
    public static KeyDerivation For(SealHeader header) =>
        new(Pieces(SealNames.KeyWrapAes256), Pieces(header.Sender, header.EnvelopeId), Pieces(header.Receiver, header.KeyId));

    /// <summary>The 32 octets that wrap the content key.</summary>
    public byte[] WrappingKey(ReadOnlySpan<byte> secret) => ConcatKdf.Derive(secret, [.. Algorithm, .. Sender, .. Receiver], ContentKey.Length);

    /// <summary>As an attribute of <c>ConcatKDFParams</c>: upper-case hex, the first octet saying that no bit of the last one is padding.</summary>
    public static string Attribute(byte[] bits) => "00" + Convert.ToHexString(bits);

    private static byte[] Pieces(params ReadOnlySpan<string> texts)
    {
        var pieces = new List<byte>();
        foreach (var text in texts)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            pieces.AddRange(length);
            pieces.AddRange(Encoding.ASCII.GetBytes(text));
        }

        return [.. pieces];
    }
}
