using System.Security.Cryptography;

namespace FormExchange.Exchanges.Data;

/// <summary>SHA-256 as it is written everywhere here: 64 lower-case hex digits.</summary>
public static class Digests
{
    public static bool IsSha256(string? text) => text is { Length: 64 } && text.All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
