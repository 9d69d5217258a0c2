using System.Net;
using FormExchange.Tests.Support.Servers;
using Npgsql;

namespace FormExchange.Tests.Support;

/// <summary>The database server that other tests rely on.</summary>
public sealed class PostgresServer_tests
{
    [Fact]
    public async Task A_killed_server_comes_back_with_what_was_committed()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        var database = await server.NewDatabaseAsync();
        await ExecuteAsync(database, "CREATE TABLE claims (id int PRIMARY KEY)");
        await ExecuteAsync(database, "INSERT INTO claims SELECT generate_series(1, 500)");
        await using var open = await NpgsqlDataSource.Create(database).OpenConnectionAsync(TestContext.Current.CancellationToken);
        var (before, family) = (server.ProcessId, ProcessTable.Descendants(server.ProcessId));

        await server.KillAsync();

        family.ShouldNotBeEmpty();
        family.Append(before).ShouldNotContain(id => ProcessTable.IsRunning(id));
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(database, "SELECT 1"));

        await server.RestartAsync();

        server.ProcessId.ShouldNotBe(before);
        (await ExecuteAsync(database, "SELECT count(*) FROM claims")).ShouldBe(500L);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_server_that_was_disposed()
    {
        var server = await PostgresServer.StartPrivateAsync(durable: false);
        var (folder, family) = (server.Folder, ProcessTable.Descendants(server.ProcessId).Append(server.ProcessId).ToList());
        Directory.Exists(folder).ShouldBeTrue();

        await server.DisposeAsync();

        family.ShouldNotContain(id => ProcessTable.IsRunning(id));
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task It_listens_on_one_port_of_loopback_and_its_folder_is_closed_to_others()
    {
        await using var server = await PostgresServer.StartPrivateAsync(durable: false);

        ListeningSockets.Of(server.ProcessId).ShouldBe([new IPEndPoint(IPAddress.Loopback, server.Port)]);
        File.GetUnixFileMode(server.Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_databases_owner_gets_into_his_own_and_into_no_other()
    {
        var server = await PostgresServer.SharedAsync();
        var (one, other) = (await server.NewDatabaseAsync(), await server.NewDatabaseAsync());
        (await ExecuteAsync(one, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).ShouldBe(false);

        var crossed = new NpgsqlConnectionStringBuilder(one) { Database = new NpgsqlConnectionStringBuilder(other).Database };

        var refusal = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(crossed.ConnectionString, "SELECT 1"));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var server = await PostgresServer.SharedAsync();
        var wrong = new NpgsqlConnectionStringBuilder(await server.NewDatabaseAsync()) { Password = "guessed" };

        var refusal = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(wrong.ConnectionString, "SELECT 1"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_shared_server_is_one_and_outlives_whoever_disposes_it()
    {
        var server = await PostgresServer.SharedAsync();

        await server.DisposeAsync();

        (await PostgresServer.SharedAsync()).ShouldBeSameAs(server);
        (await ExecuteAsync(await server.NewDatabaseAsync(), "SELECT 1")).ShouldBe(1);
    }

    private static async Task<object?> ExecuteAsync(string database, string statement)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
