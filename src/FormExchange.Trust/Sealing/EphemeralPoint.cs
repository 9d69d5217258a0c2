using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>The sender's one-time public key: a point of P-256, uncompressed as in SEC 1 section 2.3.3 (the octet 4, then x and y of 32 octets each).</summary>
internal static class EphemeralPoint
{
    public const string Oid = "1.2.840.10045.3.1.7";
    private const int Coordinate = 32;
    private const int Length = 1 + (2 * Coordinate);
    private const byte Uncompressed = 4;

    public static byte[] Write(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>
    /// A key to agree with; null for anything but a point of the curve: what a key in a device does with another point (invalid-curve attack) is not left
    /// to the device.
    /// </summary>
    public static ECDiffieHellman? Read(ReadOnlySpan<byte> octets, VerificationPolicy policy)
    {
        if (policy.Finds(SealChecks.Point, octets.Length != Length || octets[0] != Uncompressed) is not null)
        {
            return null;
        }

        var point = new ECPoint { X = octets.Slice(1, Coordinate).ToArray(), Y = octets[(1 + Coordinate)..].ToArray() };
        try
        {
            return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
