using System.Collections.Concurrent;
using FormExchange.Exchanges.Data;
using FormExchange.Storage;
using FormExchange.Storage.Postgres;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support.Servers;
using Npgsql;

namespace FormExchange.Tests.Storage;

/// <summary>
/// A database on the shared server, with as many hosts on it as a test opens. It is made and migrated once and serves test after test,
/// emptied in between, unless a test altered it.
/// </summary>
public sealed class PostgresDatabase : IStorageUnderTest
{
    private const string Tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'";
    private static readonly ConcurrentBag<string> Idle = [];
    private readonly List<IDisposable> _open = [];
    private readonly WorkSignals _signals = new();
    private PostgresExchangeStore? _store;
    private string? _connectionString;

    public string ConnectionString => _connectionString ?? throw new InvalidOperationException("Nothing was opened yet.");

    /// <summary>Set by a test that leaves more behind than rows.</summary>
    public bool IsAltered { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<IExchangeStore> OpenAsync(FaultPoints faults)
    {
        _store?.Dispose();
        return _store = await OpenHostAsync("host", faults: faults, signals: _signals);
    }

    /// <summary>A host's store of its own on this database.</summary>
    public async Task<PostgresExchangeStore> OpenHostAsync(
        string holder, TimeProvider? time = null, FaultPoints? faults = null, WorkSignals? signals = null)
    {
        _connectionString ??= await TakeAsync();
        if (signals is null)
        {
            signals = new WorkSignals();
            _open.Add(signals);
        }

        var store = Store(_connectionString, holder, signals, faults ?? FaultPoints.None, time ?? TimeProvider.System);
        _open.Add(store);
        (await store.PrepareAsync(Stop)).ShouldBeNull();
        return store;
    }

    public static PostgresExchangeStore Store(string connectionString, string holder, WorkSignals signals, FaultPoints faults, TimeProvider time) => new(
        new StorageOptions { Kind = StorageOptions.PostgreSql, ConnectionString = connectionString, Holder = holder },
        signals, faults, time, new LogLines().For<PostgresExchangeStore>());

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(Stop);
        return connection;
    }

    /// <summary>What a question answers, its one column being text.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var answers = new List<string>();
        while (await reader.ReadAsync(Stop))
        {
            answers.Add(reader.GetString(0));
        }

        return answers;
    }

    public async Task RunAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    public Task<IReadOnlyList<string>> TablesAsync() => AskAsync(Tables);

    public Task<IReadOnlyList<string>> ColumnsAsync(string table) => AskAsync(
        $"SELECT column_name || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END FROM information_schema.columns WHERE table_name = '{table}'");

    public Task<IReadOnlyList<string>> IndexesAsync() => AskAsync(
        $"""
        SELECT CASE WHEN i.indisunique THEN 'unique ' ELSE '' END || t.relname || ' (' ||
            (SELECT string_agg(a.attname, ', ' ORDER BY k.ordinality) FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, ordinality)
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum) || ')'
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        WHERE t.relname IN ({Tables}) AND NOT (t.relname = 'journal' AND i.indisprimary)
        """);

    public ValueTask DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(_open))
        {
            each.Dispose();
        }

        _signals.Dispose();
        if (_connectionString is { } usable && !IsAltered)
        {
            Idle.Add(usable);
        }

        return ValueTask.CompletedTask;
    }

    private static async Task<string> TakeAsync()
    {
        if (!Idle.TryTake(out var used))
        {
            return await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        }

        await using var connection = new NpgsqlConnection(used);
        await connection.OpenAsync(Stop);
        await using var empty = new NpgsqlCommand(
            $"DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(t), ', ') || ' RESTART IDENTITY' FROM ({Tables}) AS ours(t)); END $$", connection);
        await empty.ExecuteNonQueryAsync(Stop);
        return used;
    }
}
