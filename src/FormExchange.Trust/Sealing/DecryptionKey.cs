using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>
/// What opens envelopes that were sealed for one certificate: the two things that a private key does, and never the key itself, so that a key in a device
/// (PKCS#11) can stand here. Either may be called by many at once. A device that does not answer is our affair, never the sender's: what it throws comes through.
/// </summary>
/// <param name="KeyId">SHA-256 of the certificate (DER), lower-case hex.</param>
public sealed record DecryptionKey(string KeyId)
{
    /// <summary>For a key on P-256: the raw shared secret (x of the shared point, 32 octets) with a public key that was checked to be on the curve, so that whatever it throws is not for wrong octets. PKCS#11: <c>CKM_ECDH1_DERIVE</c> with <c>CKD_NULL</c>.</summary>
    public Func<ECDiffieHellmanPublicKey, byte[]>? Agree { get; init; }

    /// <summary>For an RSA key: OAEP decryption with that padding; <see cref="CryptographicException"/> for wrong octets. PKCS#11: <c>CKM_RSA_PKCS_OAEP</c>.</summary>
    public Func<byte[], RSAEncryptionPadding, byte[]>? Decrypt { get; init; }

    /// <summary>For an RSA key in a device, which throws the same for wrong octets and when it is away: whether it still decrypts what its own public key encrypted. Null for a key that cannot be away.</summary>
    public Func<bool>? Answers { get; init; }

    /// <summary>The key of a certificate that has its private key with it, on P-256 or RSA; throws <see cref="ArgumentException"/> for another.</summary>
    public static DecryptionKey Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var key = new DecryptionKey(CanonicalXml.Sha256Hex(certificate.RawData));
        if (certificate.GetECDiffieHellmanPrivateKey() is { } curve)
        {
            return key with { Agree = OnItsOwn(curve).DeriveRawSecretAgreement };
        }

        var rsa = certificate.GetRSAPrivateKey() ?? throw new ArgumentException("The certificate has no private key that can open envelopes.", nameof(certificate));
        return key with { Decrypt = rsa.Decrypt, Answers = IsHere(rsa) ? null : () => StillDecrypts(certificate.GetRSAPublicKey()!, rsa) };
    }

    /// <summary>Whether the key itself is in this process: then no device can be away. One in a device is never given out.</summary>
    private static bool IsHere(RSA rsa)
    {
        try
        {
            rsa.ExportParameters(includePrivateParameters: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool StillDecrypts(RSA publicKey, RSA rsa)
    {
        using (publicKey)
        {
            try
            {
                return rsa.Decrypt(publicKey.Encrypt([1], RSAEncryptionPadding.OaepSHA256), RSAEncryptionPadding.OaepSHA256) is [1];
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
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
