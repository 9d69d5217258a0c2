using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx broker definitions</c>: the file that a broker imports, and the passwords of its users beside it.</summary>
public sealed class Writes_the_brokers_definitions : IDisposable
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cns = "LU:CNS";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_passwords_that_are_made_once_and_nobody_else_can_read()
    {
        (await WriteAsync("--institutions", Oujda, Cns)).ShouldSucceed();

        File.GetUnixFileMode(_folder.File("definitions.json")).ShouldBe(OwnerOnly);
        File.GetUnixFileMode(_folder.File("passwords")).ShouldBe(OwnerOnly | UnixFileMode.UserExecute);
        var made = Passwords();
        made.Keys.ShouldBe(["LU_CNS", "MA_CNSS-OUJ01"]);
        made.Keys.ShouldAllBe(name => File.GetUnixFileMode(_folder.File("passwords", name)) == OwnerOnly);
        made.Values.ShouldAllBe(password => password.Length == 32);
        made.Values.Distinct().Count().ShouldBe(2);

        File.SetUnixFileMode(_folder.File("definitions.json"), OwnerOnly | UnixFileMode.OtherRead);
        (await WriteAsync("--institutions", Cns, Oujda, Cns)).ShouldSucceed();
        Passwords().ShouldBe(made, "the hosts have them already");
        File.GetUnixFileMode(_folder.File("definitions.json")).ShouldBe(OwnerOnly, "whatever stood there before");
    }

    [Fact]
    public async Task With_salted_digests_that_verify_and_no_password_in_clear_anywhere()
    {
        var result = (await WriteAsync("--institutions", Oujda, Cns)).ShouldSucceed();

        var text = await File.ReadAllTextAsync(_folder.File("definitions.json"), TestContext.Current.CancellationToken);
        var users = JsonNode.Parse(text)!["users"]!.AsArray().ToDictionary(user => user!["name"]!.GetValue<string>(), user => user!);
        users.Keys.ShouldBe(["LU.CNS", "MA.CNSS-OUJ01"]);
        foreach (var (file, password) in Passwords())
        {
            (text + result.Output + result.Error).ShouldNotContain(password);
            var user = users[file.Replace('_', '.')];
            user["hashing_algorithm"]!.GetValue<string>().ShouldBe("rabbit_password_hashing_sha256");
            user["tags"]!.GetValue<string>().ShouldBeEmpty("it administers nothing");
            var hash = Convert.FromBase64String(user["password_hash"]!.GetValue<string>());
            hash[4..].ShouldBe(SHA256.HashData([.. hash[..4], .. Encoding.UTF8.GetBytes(password)]));
        }

        users.Values.Select(user => user["password_hash"]!.GetValue<string>()[..5]).Distinct().Count().ShouldBe(2, "each has a salt of its own");
    }

    [Fact]
    public async Task In_the_same_order_whoever_is_named_first_and_without_users_where_no_passwords_are_asked_for()
    {
        string[] Words(string file, params string[] institutions) =>
            ["broker", "definitions", "--out", _folder.File(file), "--vhost", "fx", "--delivery-limit", "7", "--institutions", .. institutions];
        (await FormxHere.RunAsync(Words("one", Oujda, Cns))).ShouldSucceed();
        var other = (await FormxHere.RunAsync(Words("deep/er/two", Cns, Oujda))).ShouldSucceed();

        other.Output.Trim().ShouldBe(_folder.File("deep", "er", "two"));
        var text = await File.ReadAllTextAsync(_folder.File("one"), TestContext.Current.CancellationToken);
        (await File.ReadAllTextAsync(_folder.File("deep", "er", "two"), TestContext.Current.CancellationToken)).ShouldBe(text);
        var all = JsonNode.Parse(text)!;
        (all["users"]!.AsArray().Count, all["permissions"]!.AsArray().Count).ShouldBe((0, 0));
        all["vhosts"]![0]!["name"]!.GetValue<string>().ShouldBe("fx");
        all["queues"]!.AsArray().Select(queue => queue!["arguments"]!["x-delivery-limit"]?.GetValue<int>()).Distinct()
            .ShouldBe([7, 1_000_000_000], "the dead and the error queue drop nothing");
    }

    /// <summary>On the broker of the run, where no other test has this institution's user.</summary>
    [Fact]
    public async Task That_a_broker_imports_and_a_host_finds_right()
    {
        var broker = await RabbitMqServer.SharedAsync();
        var address = await broker.NewVhostAsync();
        var vhost = address.AbsolutePath[1..];
        (await WriteAsync("--institutions", Cns, "--vhost", vhost, "--delivery-limit", "7")).ShouldSucceed();

        await broker.Admin.ImportDefinitionsAsync(await File.ReadAllTextAsync(_folder.File("definitions.json"), TestContext.Current.CancellationToken));

        (await CheckAsync(Passwords()["LU_CNS"])).ShouldBeEmpty();
        (await CheckAsync("another")).ShouldBe(["TRANSPORT-LOGIN"]);
        await broker.RetireVhostAsync(vhost);
        await broker.Admin.DeleteUserAsync("LU.CNS");

        async Task<IEnumerable<string>> CheckAsync(string password) => (await TransportSetup.CheckBrokerAsync(
            new TransportOptions { Kind = TransportOptions.RabbitMq, Address = address, DeliveryLimit = 7, Passwords = new Dictionary<string, string> { [Cns] = password } },
            [Cns], TestContext.Current.CancellationToken)).Select(refusal => refusal.Code);
    }

    [Fact]
    public async Task Or_says_in_one_line_that_a_password_file_is_empty_or_a_place_cannot_be_written_and_leaves_no_secret_behind()
    {
        Directory.CreateDirectory(_folder.File("passwords"));
        await File.WriteAllTextAsync(_folder.File("passwords", "LU_CNS"), string.Empty, TestContext.Current.CancellationToken);
        (await WriteAsync("--institutions", Cns, "--lang", "en")).OnlyRefusal().ShouldBe((2, "CLI-PASSWORD"));

        Directory.CreateDirectory(_folder.File("taken"));
        (await FormxHere.RunAsync("broker", "definitions", "--out", _folder.File("taken"))).OnlyRefusal().ShouldBe((2, "CLI-OUTPUT"));
        (await FormxHere.RunAsync("broker", "definitions", "--out", "/")).OnlyRefusal().ShouldBe((2, "CLI-OUTPUT"));

        Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).ShouldBe(["passwords", "taken"], ignoreOrder: true);
    }

    private Task<ToolResult> WriteAsync(params string[] more) => FormxHere.RunAsync(
        ["broker", "definitions", "--out", _folder.File("definitions.json"), "--passwords", _folder.File("passwords"), .. more]);

    /// <summary>By the name of their files, in order.</summary>
    private SortedDictionary<string, string> Passwords() => new(
        Directory.EnumerateFiles(_folder.File("passwords")).ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).TrimEnd('\n')),
        StringComparer.Ordinal);
}
