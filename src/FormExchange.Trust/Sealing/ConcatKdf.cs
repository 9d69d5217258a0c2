using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>The concatenation key derivation with SHA-256: NIST SP 800-56A section 5.8.1, XML Encryption 1.1 section 5.4.1, RFC 7518 section 4.6.2.</summary>
internal static class ConcatKdf
{
    private const int Counter = 4;

    /// <summary>
    /// The first octets, 32 at most, of SHA-256 over: the counter 1, the shared secret, the other information. Nobody here needs a second round.
    /// </summary>
    public static byte[] Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> otherInfo, int length)
    {
        var input = new byte[Counter + secret.Length + otherInfo.Length];
        BinaryPrimitives.WriteInt32BigEndian(input, 1);
        secret.CopyTo(input.AsSpan(Counter));
        otherInfo.CopyTo(input.AsSpan(Counter + secret.Length));
        var derived = SHA256.HashData(input);
        CryptographicOperations.ZeroMemory(input);
        return derived[..length];
    }
}
