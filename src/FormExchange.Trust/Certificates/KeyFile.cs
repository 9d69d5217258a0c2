using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>Which kind of key to make.</summary>
public enum SigningKeyKind
{
    EcdsaP256,
    Rsa2048,
    Rsa3072,
}

/// <summary>Private keys in files: PEM (PKCS#8 plain or encrypted, and the older forms of openssl) and PKCS#12; or in an HSM that a file names.</summary>
internal static class KeyFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const int WrongPassword = unchecked((int)0x80070056);

    /// <summary>Rounds of PBKDF2 that a guess at the passphrase costs.</summary>
    private const int Rounds = 600_000;

    public static AsymmetricAlgorithm Create(SigningKeyKind kind) => kind switch
    {
        SigningKeyKind.Rsa2048 => RSA.Create(2048),
        SigningKeyKind.Rsa3072 => RSA.Create(3072),
        _ => ECDsa.Create(ECCurve.NamedCurves.nistP256),
    };

    public static void Write(string path, AsymmetricAlgorithm key, KeyPassphrase? passphrase = null) => DurableFile.WriteSecret(
        path,
        (passphrase is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase.Words, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds))) + "\n");

    /// <summary>
    /// The key of a file, as ECDSA (whatever an elliptic curve's key is for) or RSA; or why it is not used. One that others can read is not: whoever
    /// signs with it would vouch for what anybody may have signed.
    /// </summary>
    public static Outcome<AsymmetricAlgorithm> Read(string path, KeyPassphrase? passphrase)
    {
        try
        {
            if (HsmKey.IsIn(path))
            {
                return HsmKey.Read(path, passphrase);
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                return KeyCodes.Mode.Refusal(path);
            }

            return Path.GetExtension(path) == ".pem" ? ReadPem(path, passphrase) : ReadPkcs12(path, passphrase);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return KeyCodes.Unreadable.Refusal(path);
        }
    }

    /// <summary>The certificate with that one of the keys that fits it; null when none does.</summary>
    public static X509Certificate2? Join(X509Certificate2 certificate, IEnumerable<AsymmetricAlgorithm> keys)
    {
        var wanted = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        switch (keys.FirstOrDefault(key => key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(wanted)))
        {
            case RSA rsa:
                return certificate.CopyWithPrivateKey(rsa);
            case ECDsaOpenSsl inHsm when PurposeOf.Certificate(certificate).Purpose == CertificatePurpose.Encrypt:
                // It does not leave the HSM: another object gets hold of the same key.
                using (var handle = inHsm.DuplicateKeyHandle())
                using (var agreement = new ECDiffieHellmanOpenSsl(handle))
                {
                    return certificate.CopyWithPrivateKey(agreement);
                }

            case ECDsa ecdsa when PurposeOf.Certificate(certificate).Purpose == CertificatePurpose.Encrypt:
                // The framework joins a certificate for key agreement with a key of that kind alone.
                using (var agreement = ECDiffieHellman.Create(ecdsa.ExportParameters(includePrivateParameters: true)))
                {
                    return certificate.CopyWithPrivateKey(agreement);
                }

            case ECDsa ecdsa:
                return certificate.CopyWithPrivateKey(ecdsa);
            default:
                return null;
        }
    }

    /// <summary>The private key of a certificate that has one, as <see cref="Read"/> gives it.</summary>
    public static AsymmetricAlgorithm? Of(X509Certificate2 certificate)
    {
        if ((certificate.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey()) is { } key)
        {
            return key;
        }

        using var agreement = certificate.GetECDiffieHellmanPrivateKey();
        return agreement is null ? null : ECDsa.Create(agreement.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>The certificate of a PKCS#12 file, with its private key.</summary>
    public static Outcome<X509Certificate2> ReadPkcs12Certificate(string path, KeyPassphrase? passphrase)
    {
        try
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(
                path, passphrase?.Words, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
            return all.Where(certificate => certificate.HasPrivateKey).ToList() is [var one] ? one : KeyCodes.Unreadable.Refusal(path);
        }
        catch (CryptographicException failure)
        {
            return (failure.HResult == WrongPassword ? KeyCodes.Passphrase : KeyCodes.Unreadable).Refusal(path);
        }
    }

    private static Outcome<AsymmetricAlgorithm> ReadPkcs12(string path, KeyPassphrase? passphrase)
    {
        var certificate = ReadPkcs12Certificate(path, passphrase);
        return certificate.Refusal is { } refusal ? refusal
            : Of(certificate.Value!) is { } key ? key
            : KeyCodes.Unreadable.Refusal(path);
    }

    private static Outcome<AsymmetricAlgorithm> ReadPem(string path, KeyPassphrase? passphrase)
    {
        var text = File.ReadAllText(path);
        var isEncrypted = text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal);
        if (isEncrypted && passphrase is null)
        {
            return KeyCodes.Passphrase.Refusal(path);
        }

        var words = isEncrypted ? passphrase!.Words : null;
        return (Import(ECDsa.Create(), text, words) ?? Import(RSA.Create(), text, words)) is { } key
            ? key
            : (isEncrypted ? KeyCodes.Passphrase : KeyCodes.Unreadable).Refusal(path);
    }

    private static AsymmetricAlgorithm? Import(AsymmetricAlgorithm key, string pem, string? passphrase)
    {
        try
        {
            if (passphrase is null)
            {
                key.ImportFromPem(pem);
            }
            else
            {
                key.ImportFromEncryptedPem(pem, passphrase);
            }

            return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
