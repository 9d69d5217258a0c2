using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>Which kind of signing key to make.</summary>
public enum SigningKeyKind
{
    EcdsaP256,
    Rsa2048,
}

/// <summary>Private keys in PEM files (PKCS#8).</summary>
internal static class KeyFile
{
    public static AsymmetricAlgorithm Create(SigningKeyKind kind) =>
        kind == SigningKeyKind.Rsa2048 ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static void Write(string path, AsymmetricAlgorithm key) => DurableFile.WriteSecret(path, key.ExportPkcs8PrivateKeyPem() + "\n");

    /// <summary>The key of a file; null when it holds no ECDSA or RSA key that can be read.</summary>
    public static AsymmetricAlgorithm? Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return Import(ECDsa.Create(), text) ?? Import(RSA.Create(), text);
    }

    /// <summary>The certificate with that one of the keys that fits it; null when none does.</summary>
    public static X509Certificate2? Join(X509Certificate2 certificate, IEnumerable<AsymmetricAlgorithm> keys)
    {
        var wanted = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        return keys.FirstOrDefault(key => key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(wanted)) switch
        {
            ECDsa key => certificate.CopyWithPrivateKey(key),
            RSA key => certificate.CopyWithPrivateKey(key),
            _ => null,
        };
    }

    private static AsymmetricAlgorithm? Import(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
