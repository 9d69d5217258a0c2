using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>Whether an authority signed a list: ECDSA or RSA (PKCS #1 v1.5) with SHA-256 or more, by a key that may sign lists (RFC 5280 section 6.3.3 f, g).</summary>
internal static class RevocationListSignature
{
    private const int SmallestRsa = 2048;
    private const int SmallestCurve = 256;

    private static readonly Dictionary<string, (HashAlgorithmName Hash, bool IsRsa)> Allowed = new(StringComparer.Ordinal)
    {
        ["1.2.840.10045.4.3.2"] = (HashAlgorithmName.SHA256, false),
        ["1.2.840.10045.4.3.3"] = (HashAlgorithmName.SHA384, false),
        ["1.2.840.10045.4.3.4"] = (HashAlgorithmName.SHA512, false),
        ["1.2.840.113549.1.1.11"] = (HashAlgorithmName.SHA256, true),
        ["1.2.840.113549.1.1.12"] = (HashAlgorithmName.SHA384, true),
        ["1.2.840.113549.1.1.13"] = (HashAlgorithmName.SHA512, true),
    };

    public static bool IsAllowed(string algorithm) => Allowed.ContainsKey(algorithm);

    public static bool Holds(RevocationList list, X509Certificate2 authority)
    {
        try
        {
            return MaySign(authority) && Allowed.TryGetValue(list.Algorithm, out var algorithm)
                && (algorithm.IsRsa ? HoldsRsa(list, authority, algorithm.Hash) : HoldsEcdsa(list, authority, algorithm.Hash));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool MaySign(X509Certificate2 authority) =>
        authority.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority)
        && authority.Extensions.OfType<X509KeyUsageExtension>().All(extension => extension.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign));

    private static bool HoldsRsa(RevocationList list, X509Certificate2 authority, HashAlgorithmName hash)
    {
        using var key = authority.PublicKey.GetRSAPublicKey();
        return key is { KeySize: >= SmallestRsa } && key.VerifyData(list.Signed, list.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    private static bool HoldsEcdsa(RevocationList list, X509Certificate2 authority, HashAlgorithmName hash)
    {
        using var key = authority.PublicKey.GetECDsaPublicKey();
        return key is { KeySize: >= SmallestCurve } && key.VerifyData(list.Signed, list.Signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }
}
