using FormExchange.Tests.Support.Servers;
using Npgsql;

namespace FormExchange.Tests.Deploy;

/// <summary><c>deploy/postgres/databases.sh</c> on a real server: a database for each host, whose owner enters no other's.</summary>
public sealed class The_databases_script : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _names = [.. new[] { "one", "two" }.Select(name => name + Guid.NewGuid().ToString("N")[..8])];
    private PostgresServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.SharedAsync();

    public async ValueTask DisposeAsync()
    {
        await using var connection = new NpgsqlConnection(_server.SuperuserConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        foreach (var name in _names)
        {
            await RunAsync(connection, $"DROP DATABASE IF EXISTS formexchange_{name} WITH (FORCE)");
            await RunAsync(connection, $"DROP ROLE IF EXISTS formexchange_{name}");
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Makes_databases_whose_owners_may_do_all_in_their_own_and_enter_no_other()
    {
        await MakeAsync("first password's", "other");

        await using (var mine = await EnterAsync(_names[0], _names[0], "first password's"))
        {
            await RunAsync(mine, "CREATE TABLE mine (x int)");
            (await AskAsync(mine, "SELECT current_setting('server_encoding')")).ShouldBe("UTF8");
            (await AskAsync(mine, "SELECT (rolsuper OR rolcreatedb OR rolcreaterole)::text FROM pg_roles WHERE rolname = CURRENT_USER")).ShouldBe("false");
        }

        (await Should.ThrowAsync<PostgresException>(EnterAsync(_names[1], _names[0], "first password's"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(EnterAsync(_names[0], _names[1], "other"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Done_again_keeps_what_is_there_and_takes_new_passwords()
    {
        await MakeAsync("first", "other");
        await using (var mine = await EnterAsync(_names[0], _names[0], "first"))
        {
            await RunAsync(mine, "CREATE TABLE mine (x int)");
        }

        await MakeAsync("second", "other");

        await using var again = await EnterAsync(_names[0], _names[0], "second");
        (await AskAsync(again, "SELECT count(*)::text FROM mine")).ShouldBe("0");
        (await Should.ThrowAsync<PostgresException>(EnterAsync(_names[0], _names[0], "first"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    private async Task MakeAsync(params string[] passwords)
    {
        foreach (var (name, password) in _names.Zip(passwords))
        {
            await File.WriteAllTextAsync(_folder.File(name), password + "\n", Stop);
        }

        var above = new NpgsqlConnectionStringBuilder(_server.SuperuserConnectionString);
        var made = await ExternalTool.RunAsync(Repository.File("deploy", "postgres", "databases.sh"), [], environment: new Dictionary<string, string?>
        {
            ["PGHOST"] = above.Host, ["PGPORT"] = above.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGUSER"] = above.Username, ["PGPASSWORD"] = above.Password, ["SECRETS"] = _folder.Path, ["NAMES"] = string.Join(' ', _names),
        });
        made.ShouldSucceed().Error.ShouldBeEmpty();
    }

    private async Task<NpgsqlConnection> EnterAsync(string database, string user, string password)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server.SuperuserConnectionString)
        {
            Database = "formexchange_" + database, Username = "formexchange_" + user, Password = password, Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task<string?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(Stop);
    }
}
