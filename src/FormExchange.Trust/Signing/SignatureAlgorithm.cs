using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>The two signature algorithms of the profile, on the keys of certificates.</summary>
internal static class SignatureAlgorithm
{
    // XML Signature wants r and s side by side, not the DER form.
    private const DSASignatureFormat EcdsaForm = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    /// <summary>The algorithm that the certificate's key is for; throws for a key of another kind.</summary>
    public static string Of(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return rsa is not null ? Names.RsaSha256
            : ecdsa is not null ? Names.EcdsaSha256
            : throw new ArgumentException("The certificate has neither an ECDSA nor an RSA key.", nameof(certificate));
    }

    public static byte[] Sign(byte[] data, X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPrivateKey();
        using var ecdsa = certificate.GetECDsaPrivateKey();
        return rsa?.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ?? ecdsa?.SignData(data, HashAlgorithmName.SHA256, EcdsaForm)
            ?? throw new ArgumentException("The certificate has no private key.", nameof(certificate));
    }

    /// <summary>Null when the certificate's key is not of the algorithm's kind.</summary>
    public static bool? Verifies(string algorithm, byte[] data, byte[] signature, X509Certificate2 certificate)
    {
        try
        {
            if (algorithm == Names.RsaSha256)
            {
                using var rsa = certificate.GetRSAPublicKey();
                return rsa?.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            }

            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa?.VerifyData(data, signature, HashAlgorithmName.SHA256, EcdsaForm);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
