using System.Net;
using System.Net.Sockets;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using FormExchange.Host;
using FormExchange.Host.Settings;
using FormExchange.Trust;
using Microsoft.Extensions.Configuration;

namespace FormExchange.Tests.Host;

public sealed class A_host_refuses_to_start_with_every_reason
{
    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var problems = Read(
            ("Urls", "http://0.0.0.0:5080"), ("LogLevel", "Loud"), ("Exchanges:RetryDelay", "-1"), ("Exchanges:LargestAttempts", "many"),
            ("Exchanges:TimeToLive", "0"), ("Transport:SendTimeout", "soon"), ("Colour", "blue")).Problems;
        problems.Select(p => p.Code).Order(StringComparer.Ordinal).ShouldBe(
            ["HOST-NOT-LOOPBACK", "HOST-SETTING", "HOST-SETTING", "HOST-SETTING", "HOST-SETTING", "HOST-SETTING", "HOST-SETTING-UNKNOWN"]);
        problems.Single(p => p.Code == "HOST-SETTING-UNKNOWN").Text.En.ShouldContain("FormExchange:Colour");
    }

    [Theory]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://192.0.2.1:80")]
    [InlineData("http://example.org")]
    [InlineData("5080")]
    public void An_address_that_is_not_plain_loopback(string urls) => Read(("Urls", urls)).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-NOT-LOOPBACK");

    [Fact]
    public void Settings_that_are_right_are_read()
    {
        var settings = Read(("Urls", "http://127.0.0.1:0"), ("Exchanges:ReceiptTimeout", "1.5"), ("Institutions", "MA:CNSS-OUJ01, LU:0030")).Settings!;
        settings.Exchanges.ReceiptTimeout.ShouldBe(TimeSpan.FromSeconds(1.5));
        settings.Institutions.ShouldBe(["MA:CNSS-OUJ01", "LU:0030"]);
    }

    [Fact]
    public void Fault_points_are_armed_for_tests_only()
    {
        using var folder = new TemporaryFolder();
        const string place = FaultPoints.Submit + ".before";
        (string, string)[] armed = [("Data", folder.Path), ("Faults:Arm", place)];
        Read("Testing", armed).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-FAULTS", "the folder is not marked");
        File.WriteAllText(folder.File(HostSettingsReader.TestMark), string.Empty);
        Read("Production", armed).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-FAULTS", "the environment is not a test's");
        Read("Testing", ("Data", folder.Path), ("Faults:Arm", "no-such-place")).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-FAULTS");
        Read("Testing", armed).Settings!.ArmedFault.ShouldBe(place);
        Read("Testing", [.. armed, ("Faults:Victim", "4711")]).Settings!.FaultVictim.ShouldBe(4711);
        Read("Testing", [.. armed, ("Faults:Victim", "1")]).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-SETTING");
        Read("Testing", ("Data", folder.Path), ("Faults:Victim", "4711")).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-FAULTS", "a victim without a place");
    }

    [Fact]
    public async Task A_trust_folder_that_was_named_and_is_not_there_or_holds_no_key_of_ours()
    {
        using var folder = new TemporaryFolder();
        (await StartAsync(folder.File("data"), s => s with { TrustFolder = folder.File("nowhere") })).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-TRUST-FOLDER");

        var set = CertificateFolders.In(folder.File("set"));
        DevelopmentCertificates.Ensure(set, ["LU:0030"], TimeProvider.System);
        var (host, problems) = await StartAsync(
            folder.File("data"), s => s with { TrustFolder = set.Trust, KeysFolder = set.Keys, Institutions = ["LU:0030", "MA:CNSS-OUJ01"] });
        host.ShouldBeNull();
        problems.ShouldHaveSingleItem().Text.En.ShouldContain("MA:CNSS-OUJ01");
        problems[0].Code.ShouldBe("HOST-KEY");
        Directory.Exists(folder.File("data", "keys")).ShouldBeFalse("nothing is made where a folder was named");

        (host, _) = await StartAsync(folder.File("data"), s => s with { TrustFolder = set.Trust, KeysFolder = set.Keys, Institutions = ["LU:0030"] });
        await host!.DisposeAsync();
    }

    [Fact]
    public async Task A_data_folder_has_one_owner_and_is_free_again_when_that_one_ends()
    {
        using var folder = new TemporaryFolder();
        var (first, _) = await StartAsync(folder.File("data"));
        (await StartAsync(folder.File("data"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-DATA-IN-USE");
        await first!.DisposeAsync();
        var (second, _) = await StartAsync(folder.File("data"));
        await second!.DisposeAsync();
        File.Exists(folder.File("data", "host.json")).ShouldBeFalse("nobody is to be reached any more");
    }

    [Fact]
    public async Task What_it_keeps_is_for_its_own_user_alone()
    {
        using var folder = new TemporaryFolder();
        var (host, _) = await StartAsync(folder.File("data"));
        await using (host)
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.GetUnixFileMode(folder.File("data")).ShouldBe(owner | UnixFileMode.UserExecute);
            foreach (var file in new[] { "host.json", "exchanges.db", "owner.lock" })
            {
                File.GetUnixFileMode(folder.File("data", file)).ShouldBe(owner, file);
            }

            host!.Contact.Token.Length.ShouldBe(64);
        }
    }

    [Fact]
    public async Task A_folder_that_is_a_file_schemas_that_are_broken_an_unknown_institution_a_taken_port()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "x", TestContext.Current.CancellationToken);
        (await StartAsync(folder.File("file"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-DATA-UNUSABLE");
        (await StartAsync(folder.File("data"), s => s with { SchemasFolder = folder.File("nothing") })).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-SCHEMAS");
        (await StartAsync(folder.File("data"), s => s with { Institutions = ["XX:1", "XX:2"] })).Problems.Select(p => p.Code)
            .ShouldBe(["HOST-INSTITUTION", "HOST-INSTITUTION"]);

        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        (await StartAsync(folder.File("data"), s => s with { Address = address })).Problems.ShouldHaveSingleItem().Code.ShouldBe("HOST-ADDRESS-IN-USE");

        // None of the refusals left the folder taken.
        var (host, _) = await StartAsync(folder.File("data"));
        await host!.DisposeAsync();
    }

    private static (HostSettings? Settings, IReadOnlyList<Refusal> Problems) Read(params (string Name, string Value)[] values) => Read("Production", values);

    private static (HostSettings? Settings, IReadOnlyList<Refusal> Problems) Read(string environment, params (string Name, string Value)[] values) =>
        HostSettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create("FormExchange:" + v.Name, (string?)v.Value))).Build(),
            environment);

    private static Task<(ExchangeHost? Host, IReadOnlyList<Refusal> Problems)> StartAsync(string data, Func<HostSettings, HostSettings>? change = null)
    {
        var settings = new HostSettings { DataFolder = data, SchemasFolder = Repository.Schemas, Address = new Uri("http://127.0.0.1:0"), LogLevel = Microsoft.Extensions.Logging.LogLevel.Critical };
        return ExchangeHost.StartAsync(change?.Invoke(settings) ?? settings, TimeProvider.System, CancellationToken.None);
    }
}
