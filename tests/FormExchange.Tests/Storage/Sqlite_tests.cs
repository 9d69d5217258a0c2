using FormExchange.Exchanges.Data;
using FormExchange.Storage;
using FormExchange.Storage.Sqlite;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using Microsoft.EntityFrameworkCore;
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

    [Theory]
    [InlineData("initial")]
    [InlineData("leases")]
    [InlineData("claimed_sender")]
    public async Task A_file_of_each_earlier_release_is_brought_up_to_date_and_keeps_its_rows(string last)
    {
        using var folder = new TemporaryFolder();
        using var signals = new WorkSignals();
        using var store = new SqliteExchangeStore(folder.File("exchanges.db"), signals, FaultPoints.None);
        await EarlierRelease.FillAsync(store, last);

        await EarlierRelease.ShouldBeUpToDateAsync(store);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        using var signals = new WorkSignals();
        await File.WriteAllTextAsync(folder.File("notes.txt"), new string('x', 5000), Stop);

        foreach (var file in new[] { folder.File("notes.txt"), folder.File("no", "such", "folder.db") })
        {
            using var store = new SqliteExchangeStore(file, signals, FaultPoints.None);
            (await store.PrepareAsync(Stop))!.Code.ShouldBe(StorageCodes.FileUnusable.Code);
        }
    }

    [Fact]
    public async Task A_file_that_is_gone_cannot_be_reached()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_database.File)!))
        {
            File.Delete(file);
        }

        (await Store.IsReachableAsync(Stop)).ShouldBeFalse();
    }
}
