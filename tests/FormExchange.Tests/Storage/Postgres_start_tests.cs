using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using FormExchange.Storage;
using FormExchange.Storage.Postgres;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using FormExchange.Tests.Support.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>A host starts on a database that is new, old, not there, not his, or not up yet; it hears of it in words.</summary>
public sealed class Postgres_start_tests : IDisposable
{
    private readonly WorkSignals _signals = new();
    private readonly ManualTime _time = new(Certificates.Morning);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _signals.Dispose();

    [Fact]
    public async Task Hosts_that_migrate_at_the_same_moment_do_not_collide()
    {
        var database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        var hosts = Enumerable.Range(0, 4).Select(n => PostgresDatabase.Store(database, $"host {n}", _signals, FaultPoints.None, TimeProvider.System)).ToList();

        var refusals = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.PrepareAsync(Stop), Stop)));

        refusals.ShouldAllBe(refusal => refusal == null);
        (await hosts[0].CommitAsync(new Commit("test") { Added = [Some.Exchange("MA:A", "1")] }, Stop)).ShouldBe(CommitOutcome.Committed);
        hosts.ForEach(host => host.Dispose());
    }

    [Theory]
    [InlineData("leases")]
    [InlineData("claimed_sender")]
    public async Task A_database_of_each_earlier_release_is_brought_up_to_date_and_keeps_its_rows(string last)
    {
        var database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        using var store = PostgresDatabase.Store(database, "host", _signals, FaultPoints.None, TimeProvider.System);
        await EarlierRelease.FillAsync(store, last);

        await EarlierRelease.ShouldBeUpToDateAsync(store);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_waited_for_and_then_named_without_the_password()
    {
        using var store = PostgresDatabase.Store($"Host=127.0.0.1;Port={FreePort.Next()};Database=x;Username=u;Password=secret", "host", _signals, FaultPoints.None, _time);

        var prepare = store.PrepareAsync(Stop);
        for (var seconds = 0; seconds < 29; seconds++)
        {
            await Until.TrueAsync(() => _time.Waiting > 0 || prepare.IsCompleted, "the host waits");
            prepare.IsCompleted.ShouldBeFalse($"after {seconds} seconds");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await Until.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return prepare.IsCompleted;
            },
            "the host gives up");
        var refusal = (await prepare)!;
        refusal.Code.ShouldBe(StorageCodes.Unreachable.Code);
        (refusal.Text.Fr + refusal.Text.Ar + refusal.Text.En + store.Description).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_server_that_comes_while_the_host_waits_is_used()
    {
        await using var server = await PostgresServer.StartPrivateAsync(durable: false);
        var database = await server.NewDatabaseAsync();
        await server.KillAsync();
        using var store = PostgresDatabase.Store(database, "host", _signals, FaultPoints.None, _time);
        (await store.IsReachableAsync(Stop)).ShouldBeFalse();

        var prepare = store.PrepareAsync(Stop);
        await Until.TrueAsync(() => _time.Waiting > 0, "the host waits");
        await server.RestartAsync();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await prepare).ShouldBeNull();
        (await store.IsReachableAsync(Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_server_refuses_is_said_at_once()
    {
        var server = await PostgresServer.SharedAsync();
        var mine = new NpgsqlConnectionStringBuilder(await server.NewDatabaseAsync());
        var another = new NpgsqlConnectionStringBuilder(await server.NewDatabaseAsync());

        (await RefusedAsync(new(mine.ConnectionString) { Password = "wrong" })).Code.ShouldBe(StorageCodes.NotPermitted.Code);
        (await RefusedAsync(new(mine.ConnectionString) { Password = null })).Code.ShouldBe(StorageCodes.NotPermitted.Code);
        (await RefusedAsync(new(mine.ConnectionString) { Database = another.Database })).Code.ShouldBe(StorageCodes.NotPermitted.Code);
        (await RefusedAsync(new(mine.ConnectionString) { Database = "nowhere" })).Code.ShouldBe(StorageCodes.NoDatabase.Code);
        (await RefusedAsync(new(mine.ConnectionString) { SslMode = SslMode.Require })).Code.ShouldBe(StorageCodes.NotPermitted.Code);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_so()
    {
        var database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync(Stop);
            await using var command = new NpgsqlCommand("DROP SCHEMA public; CREATE SCHEMA public; REVOKE ALL ON SCHEMA public FROM CURRENT_USER; ALTER ROLE CURRENT_USER SET search_path = 'pg_catalog'", connection);
            await command.ExecuteNonQueryAsync(Stop);
        }

        NpgsqlConnection.ClearAllPools();
        (await RefusedAsync(new(database))).Code.ShouldBe(StorageCodes.NotPermitted.Code);
    }

    [Theory]
    [InlineData("12.9", "UTF8", "STORAGE-VERSION")]
    [InlineData("15.1", "LATIN1", "STORAGE-ENCODING")]
    public async Task A_server_that_will_not_do_is_refused_before_anything_is_asked_of_it(string version, string encoding, string code)
    {
        await using var server = new PretendedPostgres(version, encoding);

        (await RefusedAsync(new(server.ConnectionString))).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_then_says_nothing_is_not_waited_for_when_somebody_asks_whether_it_is_there()
    {
        await using var server = new PretendedPostgres("15.1", "UTF8");
        using var store = PostgresDatabase.Store(server.ConnectionString, "host", _signals, FaultPoints.None, _time);

        var asked = store.IsReachableAsync(Stop);
        await Until.TrueAsync(() => _time.Waiting > 0, "the question is under way");
        _time.Advance(TimeSpan.FromSeconds(2));

        (await asked).ShouldBeFalse();
    }

    [Fact]
    public async Task Settings_of_a_connection_that_would_break_our_promises_are_not_followed()
    {
        var asked = new NpgsqlConnectionStringBuilder(await (await PostgresServer.SharedAsync()).NewDatabaseAsync())
        {
            MinPoolSize = 50, Multiplexing = true, NoResetOnClose = false, IncludeErrorDetail = true, CommandTimeout = 0, Options = "-c synchronous_commit=off -c work_mem=5MB",
        };
        using var store = PostgresDatabase.Store(asked.ConnectionString, "host", _signals, FaultPoints.None, TimeProvider.System);
        (await store.PrepareAsync(Stop)).ShouldBeNull();

        await using var db = store.Read();
        var used = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());

        (used.MaxPoolSize, used.MinPoolSize, used.Multiplexing, used.NoResetOnClose, used.IncludeErrorDetail).ShouldBe((24, 24, false, true, false));
        used.CommandTimeout.ShouldBeGreaterThan(0);
        (await db.Database.SqlQueryRaw<string>("SELECT current_setting('synchronous_commit') || ' ' || current_setting('work_mem') AS \"Value\"").ToListAsync(Stop))
            .ShouldBe(["on 5MB"]);
    }

    private async Task<Refusal> RefusedAsync(NpgsqlConnectionStringBuilder database)
    {
        using var store = PostgresDatabase.Store(database.ConnectionString, "host", _signals, FaultPoints.None, _time);
        return (await store.PrepareAsync(Stop))!;
    }
}
