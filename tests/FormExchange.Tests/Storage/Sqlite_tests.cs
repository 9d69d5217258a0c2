using FormExchange.Exchanges.Data;
using FormExchange.Tests.Exchanges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>The embedded store keeps the promises of every store, and those of a file.</summary>
public sealed class Sqlite_tests : StorageConformance
{
    private readonly SqliteDatabase _database = new();

    protected override IStorageUnderTest Storage => _database;

    [Fact]
    public async Task Nobody_but_its_owner_can_read_the_file_or_what_the_database_writes_beside_it()
    {
        await CommitAsync(new Commit("test") { Added = [Some.Exchange("MA:A", "1")] });

        var files = Directory.GetFiles(Path.GetDirectoryName(_database.File)!);
        files.Length.ShouldBeGreaterThan(1);
        files.Select(File.GetUnixFileMode).ShouldAllBe(mode => mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Readers_do_not_wait_for_the_writer() =>
        (await _database.AskAsync("SELECT journal_mode AS Value FROM pragma_journal_mode")).ShouldBe(["wal"]);

    [Fact]
    public async Task A_connection_makes_each_commit_durable_and_waits_for_a_lock()
    {
        (await _database.AskAsync("SELECT synchronous AS Value FROM pragma_synchronous")).ShouldBe(["2"]);
        (await _database.AskAsync("SELECT timeout AS Value FROM pragma_busy_timeout")).ShouldBe(["10000"]);
    }

    [Fact]
    public async Task Every_column_of_the_model_is_in_its_table_and_every_column_of_a_table_is_in_the_model()
    {
        await using var db = Store.Read();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var columns = await _database.AskAsync($"SELECT name || CASE WHEN \"notnull\" THEN '' ELSE ' null' END AS Value FROM pragma_table_info('{type.GetTableName()}')");
            var table = StoreObjectIdentifier.Table(type.GetTableName()!);

            columns.Order(StringComparer.Ordinal).ShouldBe(
                type.GetProperties().Select(p => p.GetColumnName(table) + (p.IsNullable ? " null" : "")).Order(StringComparer.Ordinal), type.GetTableName());
        }

        var tables = await _database.AskAsync("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'");
        tables.Order().ShouldBe(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Order());
    }

    [Fact]
    public async Task The_database_has_the_indexes_of_the_model()
    {
        await using var db = Store.Read();
        var wanted = db.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()
            .Select(i => (i.IsUnique ? "unique " : "") + $"{type.GetTableName()} ({string.Join(", ", i.Properties.Select(p => p.GetColumnName()))})")
            .Concat(type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToArray() is ["Number"]
                ? []
                : [$"unique {type.GetTableName()} ({string.Join(", ", type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()))})"]));

        (await _database.IndexesAsync()).Order(StringComparer.Ordinal).ShouldBe(wanted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_unique_key_begins_with_the_owner_but_the_journals_own_number()
    {
        var unique = (await _database.IndexesAsync()).Where(i => i.StartsWith("unique ", StringComparison.Ordinal)).ToList();

        unique.Count.ShouldBe(9);
        unique.ShouldAllBe(i => i.Contains("(Owner,"));
    }

    [Fact]
    public async Task Preparing_twice_changes_nothing()
    {
        await CommitAsync(new Commit("test") { Added = [Some.Exchange("MA:A", "1")] });
        await Storage.OpenAsync(FaultPoints.None);
        await Storage.OpenAsync(FaultPoints.None);

        (await _database.AskAsync("SELECT COUNT(*) AS Value FROM exchanges")).ShouldBe(["1"]);
    }
}
