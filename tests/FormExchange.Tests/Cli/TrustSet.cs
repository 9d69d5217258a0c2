using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using FormExchange.Tests.Trust;
using FormExchange.Trust;

namespace FormExchange.Tests.Cli;

/// <summary>A data folder with development certificates of today, and its authority at hand to certify more.</summary>
internal sealed partial class TrustSet : IDisposable
{
    public const string Cnap = "LU:0030";
    private readonly TemporaryFolder _folder = new();

    public TrustSet() => DevelopmentCertificates.Ensure(CertificateFolders.In(Data), [Cnap], TimeProvider.System);

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public string Data => _folder.File("data");

    public string File(string name) => _folder.File(name);

    public Task<ToolResult> RunAsync(params string[] words) => FormxHere.RunAsync([.. words, "--data", Data]);

    public X509Certificate2 Authority() => X509Certificate2.CreateFromPemFile(
        Directory.GetFiles(Path.Combine(Data, "trust", "ca")).Single(), Path.Combine(Data, "keys", "development-ca", "ca.pem"));

    /// <summary>What the authority answers to a request: a file.</summary>
    public string Certify(string request, int days, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature)
    {
        var asked = CertificateRequest.LoadSigningRequestPem(System.IO.File.ReadAllText(request), HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        using var authority = Authority();
        using var made = asked.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!), Now.AddHours(-1), Now.AddDays(days), [1, .. RandomNumberGenerator.GetBytes(6)]);
        return Write("answer.pem", made.ExportCertificatePem());
    }

    public string List(int number, DateTimeOffset nextUpdate, params X509Certificate2[] revoked)
    {
        using var authority = Authority();
        var list = new TestRevocationList(number) { ThisUpdate = Now.AddHours(number - 20), NextUpdate = nextUpdate };
        list = revoked.Aggregate(list, (all, certificate) => all.With(certificate, null, Now.AddHours(-3)));
        return Write($"list-{number}.crl", list.By(authority));
    }

    public string Write(string name, string text) => Write(name, Forgery.Utf8(text));

    public void Dispose() => _folder.Dispose();

    /// <summary>Without what differs from run to run: days, digests, names of keys, the folder.</summary>
    public string Masked(string output) => Times().Replace(Digests().Replace(Days().Replace(output.Replace(_folder.Path, "{folder}", StringComparison.Ordinal), "{day}"), "{digest}"), "{time}");

    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}(?!T)", RegexOptions.None)]
    private static partial Regex Days();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T[\d:]+Z", RegexOptions.None)]
    private static partial Regex Times();

    [GeneratedRegex("[0-9a-f]{64}|[0-9a-f]{16}|(?<=(sign|encrypt|crl|ca)-)[0-9a-f]{8}|(?<=LU:0030 )[0-9a-f]{8}", RegexOptions.None)]
    private static partial Regex Digests();
}
