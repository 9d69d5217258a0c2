using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FormExchange.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file, one writer, one host. Each commit is one transaction, on the disk before its caller goes on.
/// </summary>
public sealed class SqliteExchangeStore : ExchangeStore
{
    private readonly PooledDbContextFactory<SqliteExchangeDbContext> _contexts;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="file">The database file; it is made, readable by its owner alone, where it is not there.</param>
    public SqliteExchangeStore(string file, WorkSignals signals, FaultPoints faults)
        : base(signals, faults)
    {
        _contexts = new PooledDbContextFactory<SqliteExchangeDbContext>(new DbContextOptionsBuilder<SqliteExchangeDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ToString())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new DurableConnections())
            // Migrations are written by hand, without a model snapshot; a test holds model and tables against one another instead.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options);
        File = file;
    }

    public string File { get; }

    /// <summary>Nobody claims here: a data folder has one host, and each of its workers finishes what it took before it takes more.</summary>
    public override string Holder => "the only host";

    public override string Description => $"SQLite, {File}";

    /// <summary>Makes the file and its tables, or brings them up to date.</summary>
    public override async Task<Refusal?> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!System.IO.File.Exists(File))
            {
                var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
                await using var created = new FileStream(File, mode);
            }

            await using var db = Read();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken).ConfigureAwait(false);
            await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception unusable) when (unusable is SqliteException or IOException or UnauthorizedAccessException)
        {
            return StorageCodes.FileUnusable.Refusal(File);
        }
    }

    public override ExchangeDbContext Read() => _contexts.CreateDbContext();

    public override async Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        await using var db = Read();
        return await db.Outbox
            .Where(o => (o.State == OutboxState.Pending || o.State == OutboxState.AwaitingReceipt) && o.DueAt <= now)
            .OrderBy(o => o.DueAt).ThenBy(o => o.ExchangeId).Take(limit)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IReadOnlyList<InboxEntry>> ClaimArrivalsAsync(
        IReadOnlyList<InboxEntry> candidates, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var ids = candidates.Select(c => c.Id).ToList();
        await using var db = Read();
        var waiting = await db.Inbox
            .Where(i => ids.Contains(i.Id) && (i.State == InboxState.Waiting || i.State == InboxState.AwaitingParts))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var byKey = waiting.ToDictionary(i => (i.Owner, i.Id));
        return [.. candidates.Select(c => byKey.GetValueOrDefault((c.Owner, c.Id))).OfType<InboxEntry>()];
    }

    public override async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        await using var db = Read();
        return await db.Database.CanConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose() => _writer.Dispose();

    protected override async Task<CommitOutcome> WriteAsync(Commit commit, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await WriteOnceAsync(commit).ConfigureAwait(false);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>There is one writer, and it is this one.</summary>
    protected override Task LockFilesAsync(ExchangeDbContext db, IReadOnlyList<(string Owner, string PartsKey)> files, bool shared) => Task.CompletedTask;
}
