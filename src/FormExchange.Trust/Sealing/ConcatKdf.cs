using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>The concatenation key derivation with SHA-256: NIST SP 800-56A section 5.8.1, XML Encryption 1.1 section 5.4.1, RFC 7518 section 4.6.2.</summary>
internal static class ConcatKdf
{
    /// <summary>SHA-256 of (counter, secret, other information), as often as the length in octets needs.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> otherInfo, int length)
    {
        var input = new byte[4 + secret.Length + otherInfo.Length];
        secret.CopyTo(input.AsSpan(4));
        otherInfo.CopyTo(input.AsSpan(4 + secret.Length));

        var derived = new byte[length];
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes];
        for (var (counter, at) = (1u, 0); at < length; counter++, at += block.Length)
        {
            BinaryPrimitives.WriteUInt32BigEndian(input, counter);
            SHA256.HashData(input, block);
            block[..Math.Min(block.Length, length - at)].CopyTo(derived.AsSpan(at));
        }

        CryptographicOperations.ZeroMemory(input);
        CryptographicOperations.ZeroMemory(block);
        return derived;
    }
}
