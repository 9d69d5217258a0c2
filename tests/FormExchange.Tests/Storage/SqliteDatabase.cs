using FormExchange.Exchanges.Data;
using FormExchange.Storage.Sqlite;
using FormExchange.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Storage;

/// <summary>An SQLite file in a folder of its own.</summary>
public sealed class SqliteDatabase : IStorageUnderTest
{
    private const string Indexes =
        "SELECT CASE i.\"unique\" WHEN 1 THEN 'unique ' ELSE '' END || t.name || ' (' || " +
        "(SELECT group_concat(c.name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) c) || ')' AS \"Value\" " +
        "FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'";

    private readonly TemporaryFolder _folder = new();
    private readonly WorkSignals _signals = new();
    private SqliteExchangeStore? _store;

    public string File => _folder.File("exchanges.db");

    public async Task<IExchangeStore> OpenAsync(FaultPoints faults)
    {
        Close();
        _store = new SqliteExchangeStore(File, _signals, faults);
        (await _store.PrepareAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        return _store;
    }

    public Task<IReadOnlyList<string>> IndexesAsync() => AskAsync(Indexes);

    public Task<IReadOnlyList<string>> TablesAsync() =>
        AskAsync("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'");

    public Task<IReadOnlyList<string>> ColumnsAsync(string table) =>
        AskAsync($"SELECT name || CASE WHEN \"notnull\" THEN '' ELSE ' null' END AS Value FROM pragma_table_info('{table}')");

    /// <summary>What a question answers, its one column being named Value; asked on a connection such as the store's own.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string sql)
    {
        await using var db = _store!.Read();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Close();
        _signals.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        _store?.Dispose();
        SqliteConnection.ClearAllPools();
    }
}
