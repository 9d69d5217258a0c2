using FormExchange.Tests.Support.Servers;
using Npgsql;

namespace FormExchange.Tests.Support;

/// <summary>Servers that somebody else runs for the tests.</summary>
public sealed class OutsideServers_tests
{
    [Theory]
    [InlineData("Host=192.0.2.1;Username=postgres")]
    [InlineData("Host=127.0.0.1,192.0.2.1;Username=postgres")]
    [InlineData("Username=postgres")]
    public void A_database_server_that_is_not_on_loopback_is_refused(string text) =>
        Should.Throw<InvalidOperationException>(() => OutsideServers.Postgres(text)).Message.ShouldContain(OutsideServers.PostgresVariable);

    [Theory]
    [InlineData("amqp://admin:secret@192.0.2.1:5672", "http://127.0.0.1:15672")]
    [InlineData("amqp://admin:secret@127.0.0.1:5672", "http://192.0.2.1:15672")]
    [InlineData("amqp://127.0.0.1:5672", "http://127.0.0.1:15672")]
    public void A_broker_that_is_not_on_loopback_or_has_no_administrator_is_refused(string broker, string management)
    {
        var refusal = Should.Throw<InvalidOperationException>(() => OutsideServers.Broker(broker, management));

        refusal.Message.ShouldContain(OutsideServers.BrokerVariable);
        refusal.Message.ShouldNotContain("secret");
    }

    [Fact]
    public void A_database_server_is_entered_by_the_database_that_every_server_has() =>
        OutsideServers.Postgres("Host=127.0.0.1;Username=somebody").Database.ShouldBe("postgres");

    [Fact]
    public void A_brokers_address_is_read_with_its_escapes()
    {
        var login = OutsideServers.Broker("amqp://the%20admin:p%40ss@[::1]:5673", "http://127.0.0.1:15673");

        login.ShouldBe(new BrokerLogin("::1", 5673, new Uri("http://127.0.0.1:15673"), "the admin", "p@ss"));
        login.ToString().ShouldNotContain("p@ss");
    }

    [Fact]
    public async Task An_outside_server_gets_back_what_it_lent_and_is_never_killed()
    {
        var real = await PostgresServer.SharedAsync();
        var outside = PostgresServer.Shared(OutsideServers.Postgres(real.SuperuserConnectionString));
        var database = new NpgsqlConnectionStringBuilder(await outside.NewDatabaseAsync()).Database!;
        (await DatabasesAsync(real)).ShouldContain(database);
        Should.Throw<InvalidOperationException>(outside.KillAsync).Message.ShouldContain("StartPrivateAsync");

        await outside.EndAsync();

        (await DatabasesAsync(real)).ShouldNotContain(database);
    }

    [Fact]
    public async Task An_outside_broker_gets_back_what_it_lent()
    {
        var real = await RabbitMqServer.SharedAsync();
        var outside = RabbitMqServer.Shared(real.Login);
        var vhost = (await outside.NewVhostAsync()).AbsolutePath[1..];
        await using (await real.Login.ConnectAsync(vhost))
        {
        }

        await outside.EndAsync();

        await Should.ThrowAsync<RabbitMQ.Client.Exceptions.OperationInterruptedException>(() => real.Login.ConnectAsync(vhost));
    }

    private static async Task<IReadOnlyList<string>> DatabasesAsync(PostgresServer server)
    {
        await using var source = NpgsqlDataSource.Create(server.SuperuserConnectionString);
        await using var command = source.CreateCommand("SELECT datname FROM pg_database");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
