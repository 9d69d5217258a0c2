using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FormExchange.Trust;

/// <summary>What a call of <see cref="DevelopmentCertificates.Ensure"/> had to make: the institutions that got a certificate.</summary>
public sealed record DevelopmentCertificatesMade(bool Authority, IReadOnlyList<string> Institutions)
{
    public bool Any => Authority || Institutions.Count > 0;
}

/// <summary>
/// Makes what a folder lacks for a first try: an authority of its own and a signing certificate per institution. For development and
/// demonstration only: in real use institutions bring certificates of a real authority.
/// </summary>
public static class DevelopmentCertificates
{
    private const string KeyName = "signing.pem";
    private const string AuthorityKeyName = "ca.pem";
    private static readonly TimeSpan Validity = TimeSpan.FromDays(2 * 365);
    private static readonly Lock Making = new();

    /// <summary>Leaves alone what is there and in force. A call that was killed half-way is completed by the next; calls of one process wait for one another.</summary>
    public static DevelopmentCertificatesMade Ensure(
        CertificateFolders folders, IEnumerable<string> institutions, TimeProvider time, SigningKeyKind kind = SigningKeyKind.EcdsaP256)
    {
        lock (Making)
        {
            var store = new KeyStore(folders, time);
            var missing = institutions.Distinct(StringComparer.Ordinal).Where(institution => store.Find(institution) is null).ToList();
            if (missing.Count == 0)
            {
                return new DevelopmentCertificatesMade(false, []);
            }

            DurableFile.CreatePrivateFolder(folders.Keys);
            var now = time.GetUtcNow();
            var (authority, isNew) = EnsureAuthority(folders, now);
            using (authority)
            {
                foreach (var institution in missing)
                {
                    Issue(folders, institution, authority, now, kind);
                }
            }

            return new DevelopmentCertificatesMade(isNew, missing);
        }
    }

    private static (X509Certificate2 Authority, bool IsNew) EnsureAuthority(CertificateFolders folders, DateTimeOffset now)
    {
        using var key = EnsureKey(folders.AuthorityKeys, AuthorityKeyName, SigningKeyKind.EcdsaP256);
        var folder = folders.Authorities;
        var there = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "development-ca*.pem") : [];

        // It has to outlive what it issues now.
        var usable = there.SelectMany(CertificateFile.Read)
            .Where(certificate => certificate.NotAfter.ToUniversalTime() >= (now + Validity).UtcDateTime.AddDays(-1))
            .Select(certificate => KeyFile.Join(certificate, [key]))
            .FirstOrDefault(certificate => certificate is not null);
        if (usable is not null)
        {
            return (usable, false);
        }

        var request = Request("CN=FormExchange development CA (fictitious)", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));

        // Twice as long as its certificates, so that one authority serves a folder for two years of new institutions.
        var made = request.CreateSelfSigned(now.AddDays(-1), now + Validity + Validity);
        DurableFile.WritePublic(Path.Combine(folder, $"development-ca-{made.SerialNumber.ToLowerInvariant()}.pem"), made.ExportCertificatePem() + "\n");
        return (made, true);
    }

    private static void Issue(CertificateFolders folders, string institution, X509Certificate2 authority, DateTimeOffset now, SigningKeyKind kind)
    {
        var name = InstitutionFolder.Name(institution) ?? throw new ArgumentException("Not an institution's identifier.", nameof(institution));
        using var key = EnsureKey(folders.KeysOf(name), KeyName, kind);
        var request = Request($"CN={institution}, O=FormExchange development (fictitious)", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));

        using var issuer = authority.GetECDsaPrivateKey()!;
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        using var made = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer), now.AddDays(-1), now + Validity, serial);
        var file = Path.Combine(folders.CertificatesOf(name), $"development-{made.SerialNumber.ToLowerInvariant()}.pem");
        DurableFile.WritePublic(file, made.ExportCertificatePem() + "\n");
    }

    private static CertificateRequest Request(string subject, AsymmetricAlgorithm key) => key is RSA rsa
        ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);

    /// <summary>The key comes first: a kill before the certificate leaves a key that the next call certifies.</summary>
    private static AsymmetricAlgorithm EnsureKey(string folder, string fileName, SigningKeyKind kind)
    {
        DurableFile.CreatePrivateFolder(folder);
        var path = Path.Combine(folder, fileName);
        if (KeyFile.Read(path) is { } there)
        {
            return there;
        }

        var key = KeyFile.Create(kind);
        KeyFile.Write(path, key);
        return key;
    }
}
