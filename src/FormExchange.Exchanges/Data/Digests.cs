using System.Security.Cryptography;

namespace FormExchange.Exchanges.Data;

/// <summary>SHA-256 as it is written everywhere here: 64 lower-case hex digits.</summary>
public static class Digests
{
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
