using System.Text.Json;
using FormExchange.Trust;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx keys dev</c>: one set for several hosts, each of which gets its own institution's key and everybody's certificates.</summary>
public sealed class Makes_development_keys
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0030";

    [Fact]
    public async Task For_the_institutions_that_were_named_with_tight_modes_and_once()
    {
        using var folder = new TemporaryFolder();
        var set = folder.File("set");
        var made = (await FormxProcess.RunAsync("keys", "dev", "--out", set, "--institutions", Oujda, Cnap, "--json")).ShouldSucceed();
        JsonDocument.Parse(made.Output).RootElement.GetProperty("made").EnumerateArray().Select(i => i.GetString()).ShouldBe([Oujda, Cnap]);

        foreach (var secret in Directory.EnumerateFiles(Path.Combine(set, "keys"), "*", SearchOption.AllDirectories))
        {
            File.GetUnixFileMode(secret).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, secret);
        }

        Directory.EnumerateFiles(Path.Combine(set, "trust"), "*", SearchOption.AllDirectories)
            .ShouldAllBe(file => !File.ReadAllText(file).Contains("PRIVATE", StringComparison.Ordinal));
        var again = (await FormxProcess.RunAsync("keys", "dev", "--out", set, "--institutions", Oujda, Cnap, "--json")).ShouldSucceed();
        JsonDocument.Parse(again.Output).RootElement.GetProperty("made").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_one_signs_with_its_key_the_other_verifies_with_the_common_trust_folder()
    {
        using var folder = new TemporaryFolder();
        (await FormxProcess.RunAsync("keys", "dev", "--out", folder.File("set"))).ShouldSucceed();
        var set = CertificateFolders.In(folder.File("set"));
        Directory.Move(Path.Combine(set.Keys, "LU_0030"), folder.File("cnap-keys"));

        new KeyStore(set, TimeProvider.System).Find(Oujda).ShouldNotBeNull();
        new KeyStore(set, TimeProvider.System).Find(Cnap).ShouldBeNull("its key is with its own host alone");
        TrustDirectory.Load(set.Trust).Directory!.CertificatesOf(Cnap).Count.ShouldBe(2);
    }

    [Fact]
    public async Task And_says_what_is_wrong_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var unknown = await FormxProcess.RunAsync("keys", "dev", "--out", folder.File("set"), "--institutions", "XX:1", "--lang", "en");
        (unknown.ExitCode, unknown.Error.Trim()).ShouldBe((1, "CLI-INSTITUTION: The institution XX:1 is not in the directory of the schemas. Check the id, for example MA:CNSS-OUJ01."));
        await File.WriteAllTextAsync(folder.File("file"), "x", TestContext.Current.CancellationToken);
        var taken = await FormxProcess.RunAsync("keys", "dev", "--out", folder.File("file"));
        (taken.ExitCode, taken.Error.Split(':')[0]).ShouldBe((2, "CLI-OUTPUT"));
    }
}
