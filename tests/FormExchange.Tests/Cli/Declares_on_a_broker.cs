using System.Text.Json.Nodes;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Cli;

/// <summary><c>formx broker declare</c> against a real broker: what it makes, what it refuses, and that it tells nobody the password.</summary>
public sealed class Declares_on_a_broker : IAsyncLifetime
{
    private const string Cnap = "LU:0030";
    private readonly TemporaryFolder _folder = new();
    private RabbitMqServer _broker = null!;
    private Uri _address = null!;

    private string Vhost => _address.AbsolutePath[1..];

    public async ValueTask InitializeAsync()
    {
        _broker = await RabbitMqServer.SharedAsync();
        _address = await _broker.NewVhostAsync();
        await File.WriteAllTextAsync(_folder.File("password"), _broker.Login.Password + "\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.RetireVhostAsync(Vhost);
        _folder.Dispose();
    }

    [Fact]
    public async Task Once_and_once_more()
    {
        (await DeclareAsync()).ShouldSucceed().Error.ShouldBeEmpty();
        (await DeclareAsync()).ShouldSucceed();

        (await _broker.Admin.QueuesAsync(Vhost)).Select(queue => (queue.Name, queue.Type)).ShouldBe(
            [(BrokerNames.In(Cnap), "quorum"), (BrokerNames.Dead(Cnap), "quorum"), (BrokerNames.Error(Cnap), "quorum")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_queue_that_stands_there_otherwise_is_named_with_its_argument()
    {
        await _broker.Admin.DeclareQueueAsync(Vhost, BrokerNames.Dead(Cnap), new JsonObject { ["x-queue-type"] = "classic" });

        var result = await DeclareAsync();

        result.OnlyRefusal().ShouldBe((1, "TRANSPORT-DIFFERENT"));
        result.Error.ShouldContain("formexchange.dead.LU.0030 stands on the broker with x-queue-type = 'classic'; expected: 'quorum'");
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_user_and_an_unknown_vhost_are_refused()
    {
        await File.WriteAllTextAsync(_folder.File("password"), "marked-and-wrong", TestContext.Current.CancellationToken);
        var result = await DeclareAsync();
        result.OnlyRefusal().ShouldBe((1, "TRANSPORT-LOGIN"));
        result.Error.ShouldNotContain("marked-and-wrong");
        (await DeclareAsync(user: "nobody-of-that-name")).OnlyRefusal().ShouldBe((1, "TRANSPORT-LOGIN"));

        await File.WriteAllTextAsync(_folder.File("password"), _broker.Login.Password, TestContext.Current.CancellationToken);
        (await DeclareAsync(address: new Uri(_address, "/nowhere-at-all"))).OnlyRefusal().ShouldBe((1, "TRANSPORT-VHOST"));
    }

    [Fact]
    public async Task A_broker_that_is_away_is_unreachable()
    {
        var result = await DeclareAsync(address: new UriBuilder(_address) { Port = FreePort.Next() }.Uri);

        result.OnlyRefusal().ShouldBe((3, "CLI-BROKER-AWAY"));
    }

    [Theory]
    [InlineData("amqp://admin:marked-secret@127.0.0.1/fx", "TRANSPORT-ADDRESS-USER")]
    [InlineData("http://127.0.0.1/fx", "TRANSPORT-ADDRESS")]
    [InlineData("127.0.0.1", "TRANSPORT-ADDRESS")]
    public async Task An_address_that_will_not_do_is_refused_and_not_repeated(string address, string code)
    {
        var result = await FormxProcess.RunAsync("broker", "declare", "--address", address, "--user", "admin", "--password-file", _folder.File("password"));

        result.OnlyRefusal().ShouldBe((1, code));
        result.Error.ShouldNotContain("marked-secret");
    }

    private async Task<ToolResult> DeclareAsync(Uri? address = null, string? user = null)
    {
        var result = await FormxProcess.RunAsync(
            "broker", "declare", "--address", (address ?? _address).ToString(), "--user", user ?? _broker.Login.User,
            "--password-file", _folder.File("password"), "--institutions", Cnap, "--lang", "en");
        (result.Output + result.Error).ShouldNotContain(_broker.Login.Password);
        return result;
    }
}
