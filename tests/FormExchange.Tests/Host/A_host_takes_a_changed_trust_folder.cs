using System.Text.Json;
using FormExchange.Exchanges.Receive;
using FormExchange.Host;
using FormExchange.Host.Settings;
using FormExchange.Trust;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FormExchange.Tests.Host;

/// <summary>Certificates are renewed and taken back while hosts run: nobody restarts one for that.</summary>
public sealed class A_host_takes_a_changed_trust_folder
{
    private const string Cnap = "LU:0030";

    [Fact]
    public async Task Without_a_restart_or_keeps_the_former_one_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var set = CertificateFolders.In(folder.File("set"));
        DevelopmentCertificates.Ensure(set, [Cnap], TimeProvider.System);
        var (host, problems) = await StartAsync(folder, set);
        problems.ShouldBeEmpty();
        await using var running = host!;
        var (trust, before) = (host!.Services.GetRequiredService<TrustInUse>(), host.Services.GetRequiredService<TrustInUse>().Current);

        DevelopmentCertificates.Ensure(set, ["MA:CNSS-OUJ01"], TimeProvider.System);
        await Until.TrueAsync(() => trust.Current.Institutions.Contains("MA:CNSS-OUJ01"), "the new institution");
        host.Services.GetRequiredService<TrustDirectory>().ShouldBeSameAs(trust.Current, "what a verifier is made with");
        host.Services.GetRequiredService<Func<JudgeInbox>>()().ShouldNotBeSameAs(host.Services.GetRequiredService<Func<JudgeInbox>>()());
        trust.Current.ShouldNotBeSameAs(before);
        (await ReadyAsync(host)).ShouldBe("current");

        var broken = Path.Combine(set.Trust, "ca", "half.pem");
        await File.WriteAllTextAsync(broken, "-----BEGIN", TestContext.Current.CancellationToken);
        await Until.TrueAsync(async () => await ReadyAsync(host) == "kept", "the defect is noticed");
        trust.Current.Institutions.ShouldContain("MA:CNSS-OUJ01");
        File.Delete(broken);
        await Until.TrueAsync(async () => await ReadyAsync(host) == "current", "the folder is mended");
    }

    [Fact]
    public async Task And_does_not_start_with_a_key_that_it_may_not_use()
    {
        using var folder = new TemporaryFolder();
        var set = CertificateFolders.In(folder.File("set"));
        DevelopmentCertificates.Ensure(set, [Cnap], TimeProvider.System);
        File.SetUnixFileMode(Path.Combine(set.Keys, "LU_0030", "encryption.pem"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        (await StartAsync(folder, set)).Problems.ShouldHaveSingleItem().Code.ShouldBe("TRUST-KEY-MODE");

        File.Delete(Path.Combine(set.Keys, "LU_0030", "encryption.pem"));
        await File.WriteAllTextAsync(Path.Combine(set.Trust, "ca", "half.pem"), "-----BEGIN", TestContext.Current.CancellationToken);
        var broken = (await StartAsync(folder, set)).Problems.ShouldHaveSingleItem();
        broken.Code.ShouldBe("HOST-TRUST");
        broken.Text.En.ShouldContain("TRUST-UNREADABLE");
        broken.Text.En.ShouldContain("half.pem");
    }

    [Fact]
    public void Its_passphrase_comes_from_the_environment_or_a_file_and_is_never_shown()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("words"), "marked-s3cret\n");
        File.SetUnixFileMode(folder.File("words"), UnixFileMode.UserRead);

        foreach (var (name, value) in new[] { ("FORMEXCHANGE_KEY_PASSPHRASE", "marked-s3cret"), ("FormExchange:Trust:PassphraseFile", folder.File("words")) })
        {
            var settings = Read((name, value)).Settings.ShouldNotBeNull();
            settings.Passphrase.ShouldNotBeNull();
            (settings + JsonSerializer.Serialize(settings)).ShouldNotContain("s3cret");
        }

        Read(("FormExchange:Trust:PassphraseFile", folder.File("absent"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-SECRET");
        Read(("FormExchange:Trust:Passphrase", "marked-s3cret")).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-SETTING-UNKNOWN");
        Read(("FormExchange:Trust:StaleCrl", "perhaps")).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-SETTING");
        Read(("FormExchange:Trust:StaleCrl", "accept")).Settings!.StaleLists.ShouldBe(StaleCrl.Accept);
    }

    private static (HostSettings? Settings, IReadOnlyList<FormExchange.Forms.Refusal> Problems) Read(params (string Name, string Value)[] values) => HostSettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Name, (string?)value.Value))).Build(), "Production");

    private static Task<(ExchangeHost? Host, IReadOnlyList<FormExchange.Forms.Refusal> Problems)> StartAsync(TemporaryFolder folder, CertificateFolders set) =>
        ExchangeHost.StartAsync(
            new HostSettings
            {
                DataFolder = folder.File("data"),
                SchemasFolder = Repository.Schemas,
                Address = new Uri("http://127.0.0.1:0"),
                LogLevel = Microsoft.Extensions.Logging.LogLevel.Critical,
                Institutions = [Cnap],
                TrustFolder = set.Trust,
                KeysFolder = set.Keys,
                TrustLookEvery = TimeSpan.FromMilliseconds(50),
            },
            TimeProvider.System,
            CancellationToken.None);

    private static async Task<string?> ReadyAsync(ExchangeHost host)
    {
        using var http = new HttpClient { BaseAddress = new Uri(host.Contact.Address) };
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
        return answer.RootElement.GetProperty("trust").GetString();
    }
}
