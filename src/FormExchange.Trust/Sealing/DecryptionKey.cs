using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>
/// What opens envelopes that were sealed for one certificate: the two things that a private key does, and never the key itself, so that a key in a device
/// (PKCS#11) can stand here. Either may be called by many at once. <see cref="CryptographicException"/> means that the octets were wrong and stays a refusal;
/// a device that does not answer throws anything else, so that the sender is not asked to mend it.
/// </summary>
/// <param name="KeyId">SHA-256 of the certificate (DER), lower-case hex.</param>
public sealed record DecryptionKey(string KeyId)
{
    /// <summary>For a key on P-256: the raw shared secret (x of the shared point, 32 octets) with a public key that was checked to be on the curve. PKCS#11: <c>CKM_ECDH1_DERIVE</c> with <c>CKD_NULL</c>.</summary>
    public Func<ECDiffieHellmanPublicKey, byte[]>? Agree { get; init; }

    /// <summary>For an RSA key: OAEP decryption with that padding. PKCS#11: <c>CKM_RSA_PKCS_OAEP</c>.</summary>
    public Func<byte[], RSAEncryptionPadding, byte[]>? Decrypt { get; init; }

    /// <summary>The key of a certificate that has its private key with it, on P-256 or RSA; throws <see cref="ArgumentException"/> for another.</summary>
    public static DecryptionKey Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var key = new DecryptionKey(CanonicalXml.Sha256Hex(certificate.RawData));
        if (certificate.GetECDiffieHellmanPrivateKey() is { } curve)
        {
            return key with { Agree = OnItsOwn(curve).DeriveRawSecretAgreement };
        }

        return certificate.GetRSAPrivateKey() is { } rsa
            ? key with { Decrypt = rsa.Decrypt }
            : throw new ArgumentException("The certificate has no private key that can open envelopes.", nameof(certificate));
    }

    /// <summary>The same key apart from its certificate: joined to it, OpenSSL checks its public point anew at each agreement, which takes as long as agreeing. A key in a device stays as it is.</summary>
    private static ECDiffieHellman OnItsOwn(ECDiffieHellman joined)
    {
        try
        {
            var own = ECDiffieHellman.Create(joined.ExportParameters(includePrivateParameters: true));
            joined.Dispose();
            return own;
        }
        catch (CryptographicException)
        {
            return joined;
        }
    }
}
