using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Storage.Postgres;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Two hosts commit at one moment. Each test holds one of them in the middle of its transaction, and lets the other one run.</summary>
public sealed class Postgres_races_tests : IAsyncLifetime
{
    private const string Owner = "MA:A";
    private const long Gate = 42;
    private readonly PostgresDatabase _database = new();
    private PostgresExchangeStore _here = null!;
    private PostgresExchangeStore _there = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _here = await _database.OpenHostAsync("here");
        _there = await _database.OpenHostAsync("there");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_sweep_while_a_judgement_has_counted_its_files_and_not_committed_yet_drops_none_of_them()
    {
        await CommitAsync(_here, new Commit("test") { Added = [Some.Part(Owner, "k", 0, 1)] });
        await using var gate = await CloseGateAsync("INSERT ON attachments");

        var judgement = CommitAsync(_here, Judgement());
        await HeldAsync(judgement, sessions: 1);
        var sweep = CommitAsync(_there, new Commit("sweep") { DroppedParts = [(Owner, "k")] });
        await HeldAsync(sweep, sessions: 2);
        await gate.CloseAsync();

        (await judgement).ShouldBe(CommitOutcome.Committed);
        (await sweep).ShouldBe(CommitOutcome.Committed);
        (await RowsAsync<AttachmentPart>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_judgement_while_a_sweep_has_dropped_its_files_and_not_committed_yet_is_a_conflict()
    {
        await CommitAsync(_here, new Commit("test") { Added = [Some.Part(Owner, "k", 0, 1)] });
        await using var gate = await CloseGateAsync("DELETE ON attachment_parts");

        var sweep = CommitAsync(_there, new Commit("sweep") { DroppedParts = [(Owner, "k")] });
        await HeldAsync(sweep, sessions: 1);
        var judgement = CommitAsync(_here, Judgement());
        await HeldAsync(judgement, sessions: 2);
        await gate.CloseAsync();

        (await sweep).ShouldBe(CommitOutcome.Committed);
        (await judgement).ShouldBe(CommitOutcome.Conflict);
        (await RowsAsync<Attachment>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_comes_while_its_file_is_attached_is_not_added_to_it()
    {
        await CommitAsync(_here, new Commit("test") { Added = [Some.Part(Owner, "k", 0, 1)] });
        await using var gate = await CloseGateAsync("INSERT ON attachments");

        var judgement = CommitAsync(_here, Judgement());
        await HeldAsync(judgement, sessions: 1);
        var part = CommitAsync(_there, new Commit("part") { Added = [Some.Part(Owner, "k", 1, 1)] });
        await HeldAsync(part, sessions: 2);
        await gate.CloseAsync();

        (await judgement).ShouldBe(CommitOutcome.Committed);
        (await part).ShouldBe(CommitOutcome.Duplicate);
        (await RowsAsync<AttachmentPart>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Parts_of_one_file_that_come_at_one_moment_do_not_wait_for_one_another()
    {
        await using var gate = await CloseGateAsync("INSERT ON attachment_parts", "NEW.\"Offset\" = 0");

        var first = CommitAsync(_here, new Commit("part") { Added = [Some.Part(Owner, "k", 0, 1)] });
        await HeldAsync(first, sessions: 1);
        (await CommitAsync(_there, new Commit("part") { Added = [Some.Part(Owner, "k", 1, 1)] })).ShouldBe(CommitOutcome.Committed);
        await gate.CloseAsync();

        (await first).ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task Of_two_changes_from_one_version_the_second_waits_for_the_first_and_is_a_conflict()
    {
        await CommitAsync(_here, new Commit("test") { Added = [Some.Exchange(Owner, "1")] });
        await using var gate = await CloseGateAsync("UPDATE ON exchanges");

        var change = Some.Exchange(Owner, "1") with { Version = 1 };
        var first = CommitAsync(_here, new Commit("test") { Changed = [change with { Status = ExchangeStatus.Sent }] });
        await HeldAsync(first, sessions: 1);
        var second = CommitAsync(_there, new Commit("test") { Changed = [change], Journal = [Some.Entry(Owner, "1")] });
        await HeldAsync(second, sessions: 2);
        await gate.CloseAsync();

        (await first).ShouldBe(CommitOutcome.Committed);
        (await second).ShouldBe(CommitOutcome.Conflict);
        (await RowsAsync<Exchange>()).Single().Status.ShouldBe(ExchangeStatus.Sent);
        (await RowsAsync<JournalEntry>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_rows_with_one_key_the_second_waits_for_the_first_and_is_a_duplicate()
    {
        await using var gate = await CloseGateAsync("INSERT ON acceptance_keys");

        var first = CommitAsync(_here, new Commit("test") { Added = [new AcceptanceKey(Owner, "LU:B", "e", "d", "1")] });
        await HeldAsync(first, sessions: 1);
        var second = CommitAsync(_there, new Commit("test") { Added = [new AcceptanceKey(Owner, "LU:B", "e", "x", "2"), Some.Exchange(Owner, "2")] });
        await HeldAsync(second, sessions: 2);
        await gate.CloseAsync();

        (await first).ShouldBe(CommitOutcome.Committed);
        (await second).ShouldBe(CommitOutcome.Duplicate);
        (await RowsAsync<Exchange>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Commits_that_stand_in_one_anothers_way_are_undone_by_the_server_and_come_through_all_the_same()
    {
        var (one, two) = (Some.Exchange(Owner, "1"), Some.Exchange(Owner, "2"));
        await CommitAsync(_here, new Commit("test") { Added = [one, two] });
        await using var other = await _database.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(Stop);
        await TouchAsync(other, "2");

        // The commit has the first row and waits for the second; the other has the second and now wants the first.
        var commit = CommitAsync(_here, new Commit("test") { Changed = [one with { Version = 1 }, two with { Version = 1 }], Journal = [Some.Entry(Owner, "1")] });
        await HeldAsync(commit, sessions: 1);
        try
        {
            await TouchAsync(other, "1");
            await transaction.CommitAsync(Stop);
        }
        catch (PostgresException victim) when (victim.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            await transaction.RollbackAsync(Stop);
        }

        (await commit).ShouldBe(CommitOutcome.Committed);
        (await RowsAsync<Exchange>()).ShouldAllBe(e => e.Version == 1);
        (await RowsAsync<JournalEntry>()).Count.ShouldBe(1);
    }

    private static Commit Judgement() => new("judgement") { Added = [Some.Exchange(Owner, "1"), new Attachment(Owner, "1", 0, "a", 1, "d", "k")] };

    private static Task<CommitOutcome> CommitAsync(PostgresExchangeStore store, Commit commit) => Task.Run(() => store.CommitAsync(commit, Stop), Stop);

    private static async Task TouchAsync(NpgsqlConnection connection, string id)
    {
        await using var command = new NpgsqlCommand("UPDATE exchanges SET \"ChangedAt\" = \"ChangedAt\" WHERE \"Id\" = $1", connection) { Parameters = { new() { Value = id } } };
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>
    /// Transactions that did this stop at the very end, when all is asked and written and nothing is committed, until the connection that
    /// is returned is closed.
    /// </summary>
    private async Task<NpgsqlConnection> CloseGateAsync(string what, string when = "true")
    {
        _database.IsAltered = true;
        await _database.RunAsync(
            $"""
            CREATE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared({Gate}); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER gate AFTER {what} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION wait_at_the_gate();
            """);
        var keeper = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false }.ConnectionString);
        await keeper.OpenAsync(Stop);
        await using var close = new NpgsqlCommand($"SELECT pg_advisory_lock({Gate})", keeper);
        await close.ExecuteNonQueryAsync(Stop);
        return keeper;
    }

    /// <summary>Waits until so many sessions wait for a lock, or the last commit has come through without waiting, which the assertions then judge.</summary>
    private Task HeldAsync(Task commit, int sessions) => Until.TrueAsync(
        async () => commit.IsCompleted || (await _database.AskAsync(
            "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).Single() == $"{sessions}",
        $"{sessions} sessions wait for a lock");

    private async Task<IReadOnlyList<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = _here.Read();
        return await db.Set<T>().ToListAsync(Stop);
    }
}
