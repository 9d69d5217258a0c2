using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>Certificates as a careless or hostile authority would issue them, entered in a folder's directory.</summary>
internal sealed record TestCertificate(string Subject = "CN=FICTIF")
{
    public Func<AsymmetricAlgorithm> Key { get; init; } = () => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public X509KeyUsageFlags? Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public string? Purpose { get; init; }

    public string? OtherPurpose { get; init; }

    public bool IsAuthority { get; init; }

    public DateTimeOffset From { get; init; } = TrustFolder.Noon.AddDays(-10);

    public DateTimeOffset To { get; init; } = TrustFolder.Noon.AddDays(10);

    /// <summary>Issued by the folder's own authority.</summary>
    public X509Certificate2 IssueIn(TrustFolder folder)
    {
        using var authority = folder.AuthorityWithKey();
        return IssuedBy(authority);
    }

    public X509Certificate2 IssuedBy(X509Certificate2 authority)
    {
        var issuer = authority.GetECDsaPrivateKey() is { } ecdsa
            ? X509SignatureGenerator.CreateForECDsa(ecdsa)
            : X509SignatureGenerator.CreateForRSA(authority.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
        using var key = Key();
        using var made = Request(key).Create(authority.SubjectName, issuer, From, To, [1, .. RandomNumberGenerator.GetBytes(8)]);
        return Join(made, key);
    }

    public X509Certificate2 SelfSigned()
    {
        using var key = Key();
        return Request(key).CreateSelfSigned(From, To);
    }

    private CertificateRequest Request(AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa
            ? new CertificateRequest(Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Subject, (ECDsa)key, HashAlgorithmName.SHA256);
        if (Usage is { } usage)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        }

        if (Purpose is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. new[] { Purpose, OtherPurpose }.OfType<string>().Select(oid => new Oid(oid))], false));
        }

        if (IsAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        }

        return request;
    }

    private static X509Certificate2 Join(X509Certificate2 certificate, AsymmetricAlgorithm key) =>
        key is RSA rsa ? certificate.CopyWithPrivateKey(rsa)
        : certificate.Extensions.OfType<X509KeyUsageExtension>().Any(usage => usage.KeyUsages == X509KeyUsageFlags.KeyAgreement)
            ? certificate.CopyWithPrivateKey(ECDiffieHellman.Create(((ECDsa)key).ExportParameters(true)))
        : certificate.CopyWithPrivateKey((ECDsa)key);
}
