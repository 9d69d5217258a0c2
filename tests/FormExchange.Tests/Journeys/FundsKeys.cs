using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Tests.Cli;
using FormExchange.Trust;

namespace FormExchange.Tests.Journeys;

/// <summary>The fund's administrator on a stage: makes the fund's next keys, has them certified, and ends the use of the ones before, by <c>formx</c>. The trust folder is the same for both hosts.</summary>
internal sealed class FundsKeys(string set)
{
    private const string Fund = TwoHostStage.FundId;

    /// <summary>The hosts of a stage look every second; on a busy machine <c>formx</c> alone takes some.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(12);
    private readonly List<X509Certificate2> _retired = [];

    private CertificateFolders Folders => new(Path.Combine(set, "cnap", "keys"), Path.Combine(set, "trust"));

    /// <summary>The certificates whose use was ended, each with its private key.</summary>
    public IReadOnlyList<X509Certificate2> Retired => _retired;

    /// <summary>The fund has the next key for that purpose, and the end of the former certificate, which both hosts have seen when it comes, is past.</summary>
    public async Task RollOverAsync(CertificatePurpose purpose)
    {
        var former = InForce(purpose);
        var made = (await RunAsync("keys", "rotate", "--purpose", purpose.ToString().ToLowerInvariant(), "--json")).ShouldSucceed().Json();
        (await RunAsync("keys", "import", await CertifyAsync(made.Text("request")!))).ShouldSucceed();
        var end = TimeProvider.System.GetUtcNow() + Notice;
        (await RunAsync("keys", "retire", former.Digest, "--at", end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))).ShouldSucceed();
        _retired.Add(former.WithKey);
        await Task.Delay(Notice, TimeProvider.System);
    }

    /// <summary>SHA-256 of the certificate that signs, or is sealed for, from now on.</summary>
    public string DigestInForce(CertificatePurpose purpose) => InForce(purpose).Digest;

    private (string Digest, X509Certificate2 WithKey) InForce(CertificatePurpose purpose)
    {
        var sheet = new InstitutionKeys(Folders, Fund, null, TimeProvider.System).List().Single(one => one.Purpose == purpose && one.State == KeyState.InForce);
        var folder = Path.Combine(Folders.Keys, InstitutionFolder.Name(Fund)!);
        var certificate = TrustDirectory.Load(Folders.Trust).Directory!.Find(sheet.Digest!)!.Certificate;
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Directory.GetFiles(folder, sheet.Key + ".pem").Single()));
        return (sheet.Digest!, purpose == CertificatePurpose.Sign ? certificate.CopyWithPrivateKey(key) : certificate);
    }

    private Task<ToolResult> RunAsync(params string[] words) =>
        FormxProcess.RunAsync([.. words, "--as", Fund, "--keys", Folders.Keys, "--trust", Folders.Trust]);

    /// <summary>As an authority does it: it takes the request as it is.</summary>
    private async Task<string> CertifyAsync(string request)
    {
        var asked = CertificateRequest.LoadSigningRequestPem(
            await File.ReadAllTextAsync(request), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        using var authority = X509Certificate2.CreateFromPemFile(
            Directory.GetFiles(Path.Combine(Folders.Trust, "ca")).Single(), Path.Combine(set, "authority", "keys", "development-ca", "ca.pem"));
        var from = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        using var made = asked.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!), from, from.AddDays(300), [1, .. RandomNumberGenerator.GetBytes(6)]);
        var answer = Path.ChangeExtension(request, ".answer");
        await File.WriteAllTextAsync(answer, made.ExportCertificatePem());
        return answer;
    }
}
