using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Tests.Trust;
using FormExchange.Trust;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx trust add | list | check</c>: what an operator enters, sees, and is told to do.</summary>
public sealed class Says_whom_it_trusts
{
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task And_what_asks_for_work(string language)
    {
        using var set = new TrustSet();
        var said = new List<string>();
        async Task SayAsync(int exitCode, params string[] words)
        {
            var result = await set.RunAsync([.. words, "--lang", language]);
            result.ExitCode.ShouldBe(exitCode, result.Error);
            said.Add($"$ formx {string.Join(' ', words)}\n{result.Output}{result.Error}");
        }

        await SayAsync(0, "trust", "check");
        await SayAsync(0, "trust", "add", Partner(set, 10), "--of", "MA:CNSS-OUJ01");
        await SayAsync(0, "trust", "add", set.List(3, TrustSet.Now.AddHours(-1)), "--crl");
        await SayAsync(1, "trust", "add", set.List(2, TrustSet.Now.AddDays(1)), "--crl");
        await SayAsync(0, "trust", "list");
        await SayAsync(1, "trust", "check");

        Approved.Match(set.Masked(string.Join('\n', said)), "Trust." + language);
    }

    [Fact]
    public async Task A_file_is_judged_before_it_counts()
    {
        using var set = new TrustSet();
        (await AddAsync(set, Partner(set, -1))).ShouldBe((1, "CERT-EXPIRED"));
        (await AddAsync(set, Partner(set, 90, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyAgreement))).ShouldBe((1, "CERT-MIXED"));
        (await AddAsync(set, set.Write("self.pem", new TestCertificate { From = TrustSet.Now.AddDays(-1), To = TrustSet.Now.AddDays(9) }.SelfSigned().ExportCertificatePem())))
            .ShouldBe((1, "CERT-CHAIN"));
        (await AddAsync(set, Directory.GetFiles(Path.Combine(set.Data, "trust", "institutions", "LU_0030"))[0])).ShouldBe((1, "TRUST-TWICE"));
        (await set.RunAsync("trust", "add", Partner(set, 90), "--ca")).OnlyRefusal().ShouldBe((1, "TRUST-NOT-CA"));
        using var weak = new TestCertificate { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign, Key = () => RSA.Create(1024), To = TrustSet.Now.AddDays(90) }.SelfSigned();
        (await set.RunAsync("trust", "add", set.Write("weak.pem", weak.ExportCertificatePem()), "--ca")).OnlyRefusal().ShouldBe((1, "CERT-WEAK"));
        Directory.GetFileSystemEntries(Path.Combine(set.Data, "trust", "institutions")).Length.ShouldBe(1, "what was refused was not entered");

        using var other = new TestCertificate("CN=FICTIF other") { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign, To = TrustSet.Now.AddDays(90) }.SelfSigned();
        var added = (await set.RunAsync("trust", "add", set.Write("other.cer", other.ExportCertificatePem()), "--ca", "--json")).ShouldSucceed().Json();
        added.Text("digest").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(other.RawData)));
        var rows = (await set.RunAsync("trust", "list", "--json")).ShouldSucceed().Json().EnumerateArray().ToList();
        rows.Single(row => row.Text("who") == "FICTIF other").GetProperty("daysLeft").GetInt32().ShouldBeInRange(88, 90);
    }

    [Fact]
    public async Task What_is_broken_revoked_or_open_to_others_is_named_with_its_code()
    {
        using var set = new TrustSet();
        var keys = new KeyStore(CertificateFolders.In(set.Data), TimeProvider.System);
        (await set.RunAsync("trust", "add", set.List(1, TrustSet.Now.AddDays(9), keys.Find(TrustSet.Cnap)!.Certificate), "--crl")).ShouldSucceed();
        File.SetUnixFileMode(Path.Combine(set.Data, "keys", "LU_0030", "signing.pem"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        await File.WriteAllTextAsync(Path.Combine(set.Data, "trust", "ca", "half.pem"), "-----BEGIN", TestContext.Current.CancellationToken);

        var check = await set.RunAsync("trust", "check", "--json");

        check.ExitCode.ShouldBe(1);
        check.Json().EnumerateArray().Select(problem => problem.Text("code")).ShouldBe(["TRUST-UNREADABLE", "CERT-REVOKED", "TRUST-NONE-IN-FORCE", "TRUST-KEY-MODE"]);
        (await set.RunAsync("trust", "list")).Output.ShouldStartWith("TRUST-UNREADABLE");
    }

    private static string Partner(TrustSet set, int days, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature)
    {
        using var authority = set.Authority();
        var certificate = new TestCertificate { Usage = usage, From = TrustSet.Now.AddHours(-40), To = TrustSet.Now.AddDays(days).AddHours(12) };
        var early = days < 0 ? certificate with { From = TrustSet.Now.AddHours(-20) } : certificate with { From = TrustSet.Now.AddHours(-1) };
        return set.Write("partner.pem", early.IssuedBy(authority).ExportCertificatePem());
    }

    private static async Task<(int, string)> AddAsync(TrustSet set, string file) => (await set.RunAsync("trust", "add", file, "--of", "MA:CNSS-OUJ01")).OnlyRefusal();
}
