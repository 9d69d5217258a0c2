using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What a signing certificate has to be, and which one speaks for a sender at a given time.</summary>
internal static class CertificatePolicy
{
    private const string NistP256 = "1.2.840.10045.3.1.7";
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    private static readonly byte[] UsualExponent = [1, 0, 1];

    /// <summary>Judges once, when the directory is loaded, what does not depend on the envelope: authority, usage, key and the time in which all of the chain is valid.</summary>
    public static TrustedCertificate Judge(string institution, X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        var chain = Chain(certificate, authorities);
        var all = chain ?? [certificate];
        var weakness = !IsForSigning(certificate) ? CertificateCodes.Usage
            : !HasAllowedKey(certificate) ? CertificateCodes.Key
            : chain is null ? CertificateCodes.Chain
            : null;
        return new TrustedCertificate(
            institution,
            certificate,
            CanonicalXml.Sha256Hex(certificate.RawData),
            all.Max(link => new DateTimeOffset(link.NotBefore)),
            all.Min(link => new DateTimeOffset(link.NotAfter)),
            weakness?.Refusal());
    }

    /// <summary>The directory's certificate of the sender that the signature names by its digest, if it was good when signed and still is at arrival.</summary>
    public static Outcome<TrustedCertificate> Choose(
        TrustDirectory directory, string sender, string digest, DateTimeOffset signedAt, DateTimeOffset arrivedAt)
    {
        if (directory.Find(digest) is not { } certificate)
        {
            return directory.CertificatesOf(sender).Count == 0 ? CertificateCodes.UnknownSender.Refusal() : CertificateCodes.NotRegistered.Refusal();
        }

        if (certificate.Institution != sender)
        {
            return CertificateCodes.OtherInstitution.Refusal();
        }

        if (certificate.Weakness is { } weakness)
        {
            return weakness;
        }

        return signedAt < certificate.ValidFrom ? CertificateCodes.NotYetValid.Refusal()
            : signedAt > certificate.ValidTo || arrivedAt > certificate.ValidTo ? CertificateCodes.Expired.Refusal()
            : certificate;
    }

    /// <summary>The chain up to an authority of the directory; null when there is none. Validity in time is judged apart: it depends on the envelope.</summary>
    private static List<X509Certificate2>? Chain(X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;

        // A moment at which the certificate itself is valid: the machine's clock has no say.
        policy.VerificationTime = certificate.NotBefore;
        if (authorities.Count == 0 || !chain.Build(certificate))
        {
            return null;
        }

        var links = chain.ChainElements.Select(element => X509CertificateLoader.LoadCertificate(element.Certificate.RawData)).ToList();
        return links.Skip(1).All(authorities.Contains) && links.Count > 1 ? links : null;
    }

    private static bool IsForSigning(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().Select(extension => extension.KeyUsages).SingleOrDefault();
        var isAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority);
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>());
        return (usage & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0
            && (usage & X509KeyUsageFlags.KeyCertSign) == 0
            && !isAuthority
            && purposes.All(purpose => purpose.Value == DocumentSigning);
    }

    private static bool HasAllowedKey(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null)
            {
                return rsa.KeySize is >= 2048 and <= 4096 && rsa.ExportParameters(false).Exponent.AsSpan().SequenceEqual(UsualExponent);
            }

            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa is not null && ecdsa.ExportParameters(false).Curve.Oid?.Value == NistP256;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
