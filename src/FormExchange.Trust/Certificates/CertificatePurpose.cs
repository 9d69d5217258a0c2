using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What a certificate may be used for. Each has one purpose, and the certificate itself says which.</summary>
public enum CertificatePurpose
{
    /// <summary>Key usage digitalSignature or nonRepudiation; extended key usage absent, or document signing.</summary>
    Sign,

    /// <summary>Key usage keyAgreement (elliptic curve) or keyEncipherment (RSA); extended key usage absent, or document encryption.</summary>
    Encrypt,

    /// <summary>Extended key usage serverAuth or clientAuth.</summary>
    Tls,
}

/// <summary>Reads the purpose out of a certificate's key usage and extended key usage (RFC 5280 sections 4.2.1.3 and 4.2.1.12).</summary>
internal static class PurposeOf
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    private const string DocumentEncryption = "1.3.6.1.4.1.311.80.1";
    private const string EllipticCurveKey = "1.2.840.10045.2.1";
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
    private const X509KeyUsageFlags Sealing = X509KeyUsageFlags.KeyAgreement | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment;

    /// <summary>
    /// The one purpose, or why there is none. A key that signs and decrypts as well is refused for both: whoever gets a partner to decrypt with it
    /// could have him sign, and the two are given up at different times.
    /// </summary>
    public static (CertificatePurpose? Purpose, Check? Failed) Certificate(X509Certificate2 certificate)
    {
        try
        {
            return Read(certificate);
        }
        catch (CryptographicException)
        {
            // An extension that cannot be decoded says nothing that we may rely on.
            return (null, Checks.Usage);
        }
    }

    private static (CertificatePurpose? Purpose, Check? Failed) Read(X509Certificate2 certificate)
    {
        var usages = certificate.Extensions.OfType<X509KeyUsageExtension>().ToList();
        var isAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority);
        var usage = usages.Count == 1 ? usages[0].KeyUsages : X509KeyUsageFlags.None;
        if (isAuthority || usage.HasFlag(X509KeyUsageFlags.KeyCertSign))
        {
            return (null, Checks.Usage);
        }

        var extended = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>()).Select(purpose => purpose.Value).ToList();
        var forTls = extended.Count(purpose => purpose is ServerAuth or ClientAuth);
        if (forTls > 0)
        {
            return forTls == extended.Count ? (CertificatePurpose.Tls, null) : (null, Checks.OnePurpose);
        }

        if ((usage & Signing) != 0 && (usage & Sealing) != 0)
        {
            return (null, Checks.OnePurpose);
        }

        var opens = certificate.PublicKey.Oid.Value == EllipticCurveKey ? X509KeyUsageFlags.KeyAgreement : X509KeyUsageFlags.KeyEncipherment;
        return (usage & Signing) != 0 && extended.All(purpose => purpose == DocumentSigning) ? (CertificatePurpose.Sign, null)
            : (usage & opens) != 0 && extended.All(purpose => purpose == DocumentEncryption) ? (CertificatePurpose.Encrypt, null)
            : (null, Checks.Usage);
    }
}
