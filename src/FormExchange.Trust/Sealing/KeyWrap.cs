using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>AES key wrap without padding, RFC 3394 section 2.2. (The framework has RFC 5649, which is another algorithm.)</summary>
internal static class KeyWrap
{
    private const int Block = 8;
    private static ReadOnlySpan<byte> InitialValue => [0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6, 0xA6];

    /// <summary>A key of 16, 24 or 32 octets and something of at least two blocks of 8: 8 octets more come out.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> wrappingKey, ReadOnlySpan<byte> key)
    {
        var blocks = key.Length / Block;
        var wrapped = new byte[key.Length + Block];
        key.CopyTo(wrapped.AsSpan(Block));
        var step = new byte[2 * Block];
        InitialValue.CopyTo(step);

        using var aes = Ecb(wrappingKey);
        using var cipher = aes.CreateEncryptor();
        for (var t = 1; t <= 6 * blocks; t++)
        {
            var register = wrapped.AsSpan(Block * (((t - 1) % blocks) + 1), Block);
            register.CopyTo(step.AsSpan(Block));
            cipher.TransformBlock(step, 0, step.Length, step, 0);
            AddCounter(step, t);
            step.AsSpan(Block).CopyTo(register);
        }

        step.AsSpan(0, Block).CopyTo(wrapped);
        CryptographicOperations.ZeroMemory(step);
        return wrapped;
    }

    /// <summary>What was wrapped; null when the check value does not come out, that is for another key or changed octets, and for a length that no wrap has.</summary>
    public static byte[]? Unwrap(ReadOnlySpan<byte> wrappingKey, ReadOnlySpan<byte> wrapped, VerificationPolicy policy)
    {
        if (wrapped.Length < 3 * Block || wrapped.Length % Block != 0)
        {
            return null;
        }

        var key = wrapped[Block..].ToArray();
        var blocks = key.Length / Block;
        var step = new byte[2 * Block];
        wrapped[..Block].CopyTo(step);

        using var aes = Ecb(wrappingKey);
        using var cipher = aes.CreateDecryptor();
        for (var t = 6 * blocks; t >= 1; t--)
        {
            var register = key.AsSpan(Block * ((t - 1) % blocks), Block);
            register.CopyTo(step.AsSpan(Block));
            AddCounter(step, t);
            cipher.TransformBlock(step, 0, step.Length, step, 0);
            step.AsSpan(Block).CopyTo(register);
        }

        return policy.Finds(SealChecks.Wrap, !CryptographicOperations.FixedTimeEquals(step.AsSpan(0, Block), InitialValue)) is null ? key : null;
    }

    /// <summary>The RFC builds its wrap from single AES blocks; the mode is the name for that, and no message is encrypted with it.</summary>
    private static Aes Ecb(ReadOnlySpan<byte> wrappingKey)
    {
        var aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        aes.Key = wrappingKey.ToArray();
        return aes;
    }

    private static void AddCounter(Span<byte> step, int t) =>
        BinaryPrimitives.WriteUInt64BigEndian(step, BinaryPrimitives.ReadUInt64BigEndian(step) ^ (ulong)t);
}
