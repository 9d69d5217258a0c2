using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>The two signature algorithms of the profile, on the public keys of certificates.</summary>
internal static class SignatureAlgorithm
{
    // XML Signature wants r and s side by side, not the DER form.
    public const DSASignatureFormat EcdsaForm = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    // Taking the key out of a certificate costs more than a verification by it. OpenSSL's key objects serve several threads at once.
    private static readonly ConditionalWeakTable<X509Certificate2, AsymmetricAlgorithm> Keys = [];

    /// <summary>The algorithm that the key is for.</summary>
    public static string Of(AsymmetricAlgorithm key) => key is RSA ? Names.RsaSha256 : Names.EcdsaSha256;

    /// <summary>Whether the certificate's key is of the algorithm's kind.</summary>
    public static bool IsOf(string algorithm, X509Certificate2 certificate) => Of(Keys.GetValue(certificate, PublicKey)) == algorithm;

    public static bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, X509Certificate2 certificate)
    {
        var key = Keys.GetValue(certificate, PublicKey);
        try
        {
            return key is RSA rsa
                ? rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : ((ECDsa)key).VerifyData(data, signature, HashAlgorithmName.SHA256, EcdsaForm);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static AsymmetricAlgorithm PublicKey(X509Certificate2 certificate) =>
        certificate.GetRSAPublicKey() ?? (AsymmetricAlgorithm?)certificate.GetECDsaPublicKey()
        ?? throw new ArgumentException("The certificate has neither an ECDSA nor an RSA key.", nameof(certificate));
}
