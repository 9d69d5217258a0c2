using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>A certificate's private key with what every signature by it repeats: kept as long as the certificate is.</summary>
internal sealed class SigningKey
{
    private static readonly ConditionalWeakTable<X509Certificate2, SigningKey> Known = [];

    private readonly AsymmetricAlgorithm key;

    private SigningKey(X509Certificate2 certificate)
    {
        key = certificate.GetECDsaPrivateKey() ?? (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey()
            ?? throw new ArgumentException("The certificate has no private ECDSA or RSA key.", nameof(certificate));
        Certificate = certificate.RawData;
        CertificateDigest = SHA256.HashData(Certificate);
    }

    public byte[] Certificate { get; }

    public byte[] CertificateDigest { get; }

    public string Algorithm => SignatureAlgorithm.Of(key);

    /// <summary>Throws for a certificate without a private key of an allowed kind.</summary>
    public static SigningKey Of(X509Certificate2 certificate) => Known.GetValue(certificate, static one => new SigningKey(one));

    public byte[] Sign(ReadOnlySpan<byte> data) => key switch
    {
        RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ECDsa ecdsa => ecdsa.SignData(data, HashAlgorithmName.SHA256, SignatureAlgorithm.EcdsaForm),
        _ => throw new InvalidOperationException("No other key is kept."),
    };
}
