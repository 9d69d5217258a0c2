using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What a call of <see cref="DevelopmentCertificates.Ensure"/> had to make: the institutions that got a certificate.</summary>
public sealed record DevelopmentCertificatesMade(bool Authority, IReadOnlyList<string> Institutions)
{
    /// <summary>Why nothing could be made: the authority's own key may not be used. Null where that is not so.</summary>
    public Refusal? Problem { get; init; }

    public bool Any => Authority || Institutions.Count > 0;
}

/// <summary>
/// Makes what a folder lacks for a first try: an authority of its own and, for each institution, a certificate for signing and one for encryption. For
/// development and demonstration only: in real use institutions bring certificates of a real authority.
/// </summary>
public static class DevelopmentCertificates
{
    private const string AuthorityKeyName = "ca.pem";
    private static readonly (CertificatePurpose Purpose, string KeyName)[] Kinds = [(CertificatePurpose.Sign, "signing.pem"), (CertificatePurpose.Encrypt, "encryption.pem")];
    private static readonly TimeSpan Validity = TimeSpan.FromDays(2 * 365);
    private static readonly Lock Making = new();

    /// <summary>
    /// Leaves alone what is there and in force, keys that are there and not to be used as they are (a host says why), and whoever has a key in an HSM. A call that was killed half-way is
    /// completed by the next; calls of one process wait for one another. <paramref name="kind"/> is that of signing keys: encryption keys are P-256.
    /// </summary>
    public static DevelopmentCertificatesMade Ensure(
        CertificateFolders folders, IEnumerable<string> institutions, TimeProvider time, SigningKeyKind kind = SigningKeyKind.EcdsaP256)
    {
        lock (Making)
        {
            var now = time.GetUtcNow();
            var store = new KeyStore(folders, time);
            var missing = institutions.Distinct(StringComparer.Ordinal)
                .Where(institution => InstitutionFolder.Name(institution) is not { } name || !KeyFolder.NamesAnHsm(folders.KeysOf(name)))
                .SelectMany(institution => Kinds.Where(one => !IsThere(store, institution, one.Purpose)).Select(one => (Institution: institution, one.Purpose, one.KeyName)))
                .ToList();
            if (missing.Count == 0)
            {
                return new DevelopmentCertificatesMade(false, []);
            }

            DurableFile.CreatePrivateFolder(folders.Keys);
            var certifies = EnsureKey(folders.AuthorityKeys, AuthorityKeyName, SigningKeyKind.EcdsaP256);
            if (certifies.Refusal is { } problem)
            {
                return new DevelopmentCertificatesMade(false, []) { Problem = problem };
            }

            using var authorityKey = certifies.Value!;
            var made = new List<string>();
            var (authority, isNew) = EnsureAuthority(folders, authorityKey, now);
            using (authority)
            {
                foreach (var (institution, purpose, keyName) in missing)
                {
                    var name = InstitutionFolder.Name(institution) ?? throw new ArgumentException("Not an institution's identifier.", nameof(institutions));
                    using var key = EnsureKey(folders.KeysOf(name), keyName, purpose == CertificatePurpose.Sign ? kind : SigningKeyKind.EcdsaP256).Value;
                    if (key is not null)
                    {
                        Issue(folders.CertificatesOf(name), institution, purpose, key, authority, now);
                        made.Add(institution);
                    }
                }
            }

            return new DevelopmentCertificatesMade(isNew, [.. made.Distinct(StringComparer.Ordinal)]);
        }
    }

    private static bool IsThere(KeyStore store, string institution, CertificatePurpose purpose) => purpose == CertificatePurpose.Sign
        ? store.Find(institution) is not null
        : store.OpensNow(institution);

    private static (X509Certificate2 Authority, bool IsNew) EnsureAuthority(CertificateFolders folders, AsymmetricAlgorithm key, DateTimeOffset now)
    {
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

        var request = CertificationRequest.Of("CN=FormExchange development CA (fictitious)", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));

        // Twice as long as its certificates, so that one authority serves a folder for two years of new institutions.
        var made = request.CreateSelfSigned(now.AddDays(-1), now + Validity + Validity);
        DurableFile.WritePublic(Path.Combine(folder, $"development-ca-{made.SerialNumber.ToLowerInvariant()}.pem"), made.ExportCertificatePem() + "\n");
        return (made, true);
    }

    private static void Issue(
        string folder, string institution, CertificatePurpose purpose, AsymmetricAlgorithm key, X509Certificate2 authority, DateTimeOffset now)
    {
        var request = CertificationRequest.Of($"CN={institution}, O=FormExchange development (fictitious)", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(CertificationRequest.Usage(purpose, key));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));

        using var issuer = authority.GetECDsaPrivateKey()!;
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        using var made = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer), now.AddDays(-1), now + Validity, serial);
        var file = Path.Combine(folder, $"development-{made.SerialNumber.ToLowerInvariant()}.pem");
        DurableFile.WritePublic(file, made.ExportCertificatePem() + "\n");
    }

    /// <summary>The key comes first: a kill before the certificate leaves a key that the next call certifies. One that others can read is refused.</summary>
    private static Outcome<AsymmetricAlgorithm> EnsureKey(string folder, string fileName, SigningKeyKind kind)
    {
        DurableFile.CreatePrivateFolder(folder);
        var path = Path.Combine(folder, fileName);
        var there = File.Exists(path) ? KeyFile.Read(path, passphrase: null) : default;
        if (there.Value is not null || (there.Refusal is { } refusal && refusal.Code != KeyCodes.Unreadable.Code))
        {
            return there;
        }

        var key = KeyFile.Create(kind);
        KeyFile.Write(path, key);
        return key;
    }
}
