using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>What an institution asks an authority to certify (PKCS#10, RFC 2986): its key, its identifier as common name, and the one usage that its purpose has.</summary>
internal static class CertificationRequest
{
    public static CertificateRequest Of(string subject, AsymmetricAlgorithm key) => key is RSA rsa
        ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);

    public static X509KeyUsageExtension Usage(CertificatePurpose purpose, AsymmetricAlgorithm key) => new(
        purpose == CertificatePurpose.Sign ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation
        : key is RSA ? X509KeyUsageFlags.KeyEncipherment
        : X509KeyUsageFlags.KeyAgreement,
        critical: true);

    /// <summary>PEM.</summary>
    public static string Write(string institution, CertificatePurpose purpose, AsymmetricAlgorithm key)
    {
        var request = Of($"CN={institution}", key);
        request.CertificateExtensions.Add(Usage(purpose, key));
        return request.CreateSigningRequestPem() + "\n";
    }

    /// <summary>The purpose that a request's key usage asks for; null where it cannot be read.</summary>
    public static CertificatePurpose? Purpose(string path)
    {
        try
        {
            var request = CertificateRequest.LoadSigningRequestPem(
                File.ReadAllText(path), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
            var usage = request.CertificateExtensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
            return usage.HasFlag(X509KeyUsageFlags.DigitalSignature) ? CertificatePurpose.Sign
                : (usage & (X509KeyUsageFlags.KeyAgreement | X509KeyUsageFlags.KeyEncipherment)) != 0 ? CertificatePurpose.Encrypt
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
