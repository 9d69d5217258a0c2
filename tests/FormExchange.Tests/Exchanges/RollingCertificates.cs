using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Tests.Support;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>
/// Certificates of institutions that change while forms travel: each institution has its own keys and its own trust folder, which its administrator
/// changes when he hears of it; one authority certifies for all.
/// </summary>
public sealed class RollingCertificates : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time;
    private readonly Dictionary<string, TrustInUse> _inUse = [];
    private readonly Dictionary<string, KeyStore> _keys = [];
    private byte _serial;

    public RollingCertificates(ManualTime time, params string[] institutions)
    {
        _time = time;
        DevelopmentCertificates.Ensure(Common, institutions, time);
        foreach (var institution in institutions)
        {
            CopyTrust(Common.Trust, FoldersOf(institution).Trust);
            Directory.CreateDirectory(FoldersOf(institution).Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Directory.Move(Path.Combine(Common.Keys, NameOf(institution)), Path.Combine(FoldersOf(institution).Keys, NameOf(institution)));
            var trust = FoldersOf(institution).Trust;
            _inUse[institution] = new TrustInUse(trust, TrustDirectory.Load(trust).Directory!);
            _keys[institution] = new KeyStore(FoldersOf(institution), time, null, _inUse[institution]);
        }
    }

    private CertificateFolders Common => CertificateFolders.In(_folder.File("common"));

    public TrustInUse TrustOf(string institution) => _inUse[institution];

    public KeyStore KeysOf(string institution) => _keys[institution];

    /// <summary>The institution makes its next key and enters the certificate; nobody else knows of it. The certificate's file.</summary>
    public string Rotate(string institution, CertificatePurpose purpose, SigningKeyKind? kind = null)
    {
        var keys = new InstitutionKeys(FoldersOf(institution), institution, null, _time);
        var made = keys.Rotate(purpose, kind).Made ?? throw new InvalidOperationException("It does not rotate.");
        var request = CertificateRequest.LoadSigningRequestPem(
            File.ReadAllText(made.Request), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        using var authority = X509Certificate2.CreateFromPemFile(
            Directory.GetFiles(Path.Combine(Common.Trust, "ca")).Single(), Path.Combine(Common.Keys, "development-ca", "ca.pem"));
        var from = _time.GetUtcNow().AddMinutes(-1);
        using var certificate = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!), from, from.AddDays(300), [7, ++_serial]);
        var file = _folder.File($"certificate-{_serial}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        var (entered, refusal) = keys.Import(file);
        Assert.True(entered is not null, refusal?.Code);
        Look(institution);
        return file;
    }

    /// <summary>Another institution's administrator enters the certificate.</summary>
    public void Enter(string at, string institution, string file)
    {
        var (entered, refusal) = TrustEntry.AddCertificate(FoldersOf(at), institution, file, _time);
        Assert.True(entered is not null, refusal?.Code);
        Look(at);
    }

    /// <summary>In one institution's trust folder, the use of a certificate of another ends.</summary>
    public void Retire(string at, string institution, string digest, DateTimeOffset end)
    {
        new InstitutionKeys(FoldersOf(at), institution, null, _time).Retire(digest, end).Refusal.ShouldBeNull();
        Look(at);
    }

    /// <summary>The institution deletes the private key of a certificate for good.</summary>
    public void DeleteKey(string institution, string digest) => File.Delete(KeyFile(institution, digest));

    /// <summary>The private key is not where the host looks for it.</summary>
    public void HideKey(string institution, string digest)
    {
        File.Move(KeyFile(institution, digest), _folder.File(digest));
        _keys[institution].Look();
    }

    /// <summary>And is there again.</summary>
    public void ShowKey(string institution, string digest) =>
        File.Move(_folder.File(digest), Path.Combine(FoldersOf(institution).Keys, NameOf(institution), "back.pem"));

    /// <summary>SHA-256 of the certificates of that purpose, the oldest first, as the institution itself knows them.</summary>
    public IReadOnlyList<string> DigestsOf(string institution, CertificatePurpose purpose) =>
        [.. _inUse[institution].Current.CertificatesOf(institution).Where(one => one.Purpose == purpose).Select(one => one.Digest)];

    public void Dispose() => _folder.Dispose();

    private string KeyFile(string institution, string digest)
    {
        var sheet = new InstitutionKeys(FoldersOf(institution), institution, null, _time).List().Single(one => one.Digest == digest);
        return Directory.GetFiles(Path.Combine(FoldersOf(institution).Keys, NameOf(institution)), sheet.Key + ".*").Single();
    }

    private CertificateFolders FoldersOf(string institution) => CertificateFolders.In(_folder.File(NameOf(institution)));

    private static string NameOf(string institution) => institution.Replace(':', '_');

    private void Look(string institution) => _inUse[institution].Look().ShouldBe([]);

    private static void CopyTrust(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
