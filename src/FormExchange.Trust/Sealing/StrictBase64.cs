using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace FormExchange.Trust;

/// <summary>Base64 with one spelling: no white space, no stray bits, so that the text equals what encoding its octets again gives.</summary>
internal static class StrictBase64
{
    public static byte[]? Decode(string text) => Decode(Encoding.UTF8.GetBytes(text)) is { } octets ? octets.ToArray() : null;

    /// <summary>Null for any other spelling, and for none at all.</summary>
    public static Memory<byte>? Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0 || text.Length % 4 != 0)
        {
            return null;
        }

        var octets = GC.AllocateUninitializedArray<byte>(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        var status = Base64.DecodeFromUtf8(text, octets, out var read, out var written);

        // The decoder passes over white space: the length tells. Bits that mean nothing can only be in the last four characters.
        return status == OperationStatus.Done && read == text.Length && Base64.GetMaxEncodedToUtf8Length(written) == text.Length && EndsAsEncoded(text, octets.AsSpan(0, written))
            ? octets.AsMemory(0, written)
            : null;
    }

    private static bool EndsAsEncoded(ReadOnlySpan<byte> text, ReadOnlySpan<byte> octets)
    {
        Span<byte> last = stackalloc byte[4];
        var tail = octets[((octets.Length - 1) / 3 * 3)..];
        Base64.EncodeToUtf8(tail, last, out _, out _);
        return text.EndsWith(last);
    }
}
