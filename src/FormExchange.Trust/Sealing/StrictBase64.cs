using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace FormExchange.Trust;

/// <summary>Base64 with one spelling: no white space, no stray bits, so that the text equals what encoding its octets again gives.</summary>
internal static class StrictBase64
{
    public static byte[]? Decode(string text, VerificationPolicy policy) => Decode(Encoding.UTF8.GetBytes(text), policy) is { } octets ? octets.ToArray() : null;

    /// <summary>Null for any other spelling; no octets for no text.</summary>
    public static Memory<byte>? Decode(ReadOnlySpan<byte> text, VerificationPolicy policy)
    {
        var octets = GC.AllocateUninitializedArray<byte>(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        var status = Base64.DecodeFromUtf8(text, octets, out var read, out var written);

        // The decoder refuses bits that mean nothing, but passes over white space: the length tells.
        return status == OperationStatus.Done && read == text.Length && policy.Finds(SealChecks.Blanks, Base64.GetMaxEncodedToUtf8Length(written) != text.Length) is null
            ? octets.AsMemory(0, written)
            : null;
    }
}
