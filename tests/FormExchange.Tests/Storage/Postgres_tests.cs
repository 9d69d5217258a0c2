using FormExchange.Exchanges.Data;
using FormExchange.Tests.Exchanges;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>The store on a server keeps the promises of every store, and those of its connections and tables.</summary>
public sealed class Postgres_tests : StorageConformance
{
    private readonly PostgresDatabase _database = new();

    protected override IStorageUnderTest Storage => _database;

    [Fact]
    public async Task A_commit_is_on_the_disk_before_it_is_reported_whatever_the_database_says_of_itself()
    {
        _database.IsAltered = true;
        await _database.RunAsync("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET synchronous_commit = off'; END $$");
        Npgsql.NpgsqlConnection.ClearAllPools();
        (await _database.AskAsync("SHOW synchronous_commit")).ShouldBe(["off"]);

        (await AskStoreAsync("SELECT current_setting('synchronous_commit') AS \"Value\"")).ShouldBe("on");
    }

    [Fact]
    public async Task An_operator_sees_whose_a_connection_is() =>
        (await AskStoreAsync("SELECT current_setting('application_name') AS \"Value\"")).ShouldBe("formexchange");

    [Fact]
    public async Task Tables_whose_rows_change_have_room_in_their_pages() =>
        (await _database.AskAsync("SELECT relname || ' ' || array_to_string(reloptions, ',') FROM pg_class WHERE reloptions IS NOT NULL AND relkind = 'r' ORDER BY 1"))
            .ShouldBe(["exchanges fillfactor=85", "inbox fillfactor=85", "outbox fillfactor=85"]);

    /// <summary>An update that changes no indexed column stays in its page. A predicate's columns count too.</summary>
    [Fact]
    public async Task No_index_has_a_column_that_a_claim_changes_nor_one_of_an_exchange_that_its_events_change()
    {
        var indexes = await _database.AskAsync("SELECT tablename || ': ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('exchanges', 'inbox', 'outbox')");

        indexes.ShouldNotBeEmpty();
        indexes.ShouldAllBe(i => !i.Contains("Leased") && !i.Contains("Version"));
        indexes.Where(i => i.StartsWith("exchanges:", StringComparison.Ordinal)).ShouldAllBe(i => !i.Contains("Status") && !i.Contains("Verdict") && !i.Contains("ChangedAt"));
    }

    [Fact]
    public async Task What_waits_is_found_by_an_index_that_does_not_grow_with_what_is_done()
    {
        (await _database.AskAsync("SELECT indexdef FROM pg_indexes WHERE indexname IN ('ix_outbox_due', 'ix_inbox_waiting') ORDER BY indexname"))
            .ShouldAllBe(i => i.Contains("WHERE"));
        await _database.RunAsync(
            """
            INSERT INTO outbox SELECT 'MA:A', n::text, 'Document', 'LU:B', 'e', 'd', CASE WHEN n % 1000 = 0 THEN 'Pending' ELSE 'Done' END, n, 0, 0, 0, NULL, NULL, 0
            FROM generate_series(1, 20000) AS n;
            ANALYZE outbox;
            """);

        var plan = await _database.AskAsync(
            "EXPLAIN SELECT * FROM outbox WHERE \"State\" IN ('Pending', 'AwaitingReceipt') AND \"DueAt\" <= 15000 ORDER BY \"DueAt\", \"ExchangeId\" LIMIT 16 FOR UPDATE SKIP LOCKED");

        string.Join('\n', plan).ShouldContain("ix_outbox_due");
    }

    private async Task<string> AskStoreAsync(string sql)
    {
        await using var db = Store.Read();
        return (await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Stop)).Single();
    }
}
