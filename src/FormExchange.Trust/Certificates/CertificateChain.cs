using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>From a certificate up to an authority of the directory, with the machine's trust store and the network left out.</summary>
internal static class CertificateChain
{
    private const int SmallestRsa = 2048;
    private const int SmallestCurve = 256;

    private const string RsaPss = "1.2.840.113549.1.1.10";

    /// <summary>RSA (PKCS #1 v1.5) and ECDSA, each with SHA-256, -384 and -512.</summary>
    private static readonly string[] AllowedSignatures =
    [
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",
    ];

    private static readonly string[] AllowedHashes = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    /// <summary>The certificate and those above it; null when no chain of the directory's own authorities leads to a root. Validity in time is judged apart: it depends on the use.</summary>
    public static IReadOnlyList<X509Certificate2>? Build(X509Certificate2 certificate, X509Certificate2Collection authorities)
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
        return links.Count > 1 && links.Skip(1).All(link => IsOneOf(link, authorities)) ? links : null;
    }

    /// <summary>Whether no signature and no authority's key in it is weaker than what is asked of institutions.</summary>
    public static bool IsStrong(IReadOnlyList<X509Certificate2> chain) => chain.SkipLast(1).All(HasStrongSignature) && chain.Skip(1).All(HasStrongKey);

    /// <summary>A key that may issue: RSA of 2048 bits, a curve of 256, or more.</summary>
    public static bool HasStrongKey(X509Certificate2 authority)
    {
        try
        {
            using var rsa = authority.PublicKey.GetRSAPublicKey();
            using var ecdsa = authority.PublicKey.GetECDsaPublicKey();
            return rsa is { KeySize: >= SmallestRsa } || ecdsa is { KeySize: >= SmallestCurve };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool HasStrongSignature(X509Certificate2 certificate) =>
        AllowedSignatures.Contains(certificate.SignatureAlgorithm.Value)
        || (certificate.SignatureAlgorithm.Value == RsaPss && AllowedHashes.Contains(HashOfPss(certificate.RawDataMemory)));

    /// <summary>The hash that a signature by RSASSA-PSS names in its parameters (RFC 4055 section 3.1); null where it is the default, SHA-1, or cannot be read.</summary>
    private static string? HashOfPss(ReadOnlyMemory<byte> certificate)
    {
        try
        {
            return ReadHashOfPss(certificate);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static string? ReadHashOfPss(ReadOnlyMemory<byte> certificate)
    {
        var parts = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
        parts.ReadEncodedValue();
        var algorithm = parts.ReadSequence();
        algorithm.ReadObjectIdentifier();
        var parameters = algorithm.ReadSequence();
        var hash = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(hash) ? parameters.ReadSequence(hash).ReadSequence().ReadObjectIdentifier() : null;
    }

    private static bool IsOneOf(X509Certificate2 link, X509Certificate2Collection authorities) =>
        authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(link.RawDataMemory.Span));
}
