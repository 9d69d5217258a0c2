using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FormExchange.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file, one writer. Each commit is one transaction, on the disk before its caller goes on.
/// </summary>
public sealed class SqliteExchangeStore : IExchangeStore, IDisposable
{
    private readonly DbContextOptions<SqliteExchangeDbContext> _options;
    private readonly WorkSignals _signals;
    private readonly FaultPoints _faults;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="file">The database file; it is made, readable by its owner alone, where it is not there.</param>
    public SqliteExchangeStore(string file, WorkSignals signals, FaultPoints faults)
    {
        _signals = signals;
        _faults = faults;
        _options = new DbContextOptionsBuilder<SqliteExchangeDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ToString())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new DurableConnections())
            // Migrations are written by hand, without a model snapshot; a test holds model and tables against one another instead.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
        File = file;
    }

    public string File { get; }

    /// <summary>Makes the file and its tables, or brings them up to date.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File))
        {
            var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            await using var created = new FileStream(File, mode);
        }

        await using var db = Read();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken).ConfigureAwait(false);
        await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    public ExchangeDbContext Read() => new SqliteExchangeDbContext(_options);

    public async Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        _faults.Before(commit.Point);
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        CommitOutcome outcome;
        try
        {
            // Begun is finished: a caller that goes away must not leave the outcome open.
            outcome = await WriteAsync(commit).ConfigureAwait(false);
        }
        finally
        {
            _writer.Release();
        }

        if (outcome == CommitOutcome.Committed)
        {
            _faults.After(commit.Point);
            _signals.RaiseFor(commit);
        }

        return outcome;
    }

    public async Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        // A data folder has one owner and that owner one dispatcher: nobody else could take them, so no lease is written.
        await using var db = Read();
        return await db.Outbox
            .Where(o => (o.State == OutboxState.Pending || o.State == OutboxState.AwaitingReceipt) && o.DueAt <= now)
            .OrderBy(o => o.DueAt).ThenBy(o => o.ExchangeId).Take(limit)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _writer.Dispose();

    private async Task<CommitOutcome> WriteAsync(Commit commit)
    {
        await using var db = new SqliteExchangeDbContext(_options);
        await using var transaction = await db.Database.BeginTransactionAsync().ConfigureAwait(false);
        db.AddRange(commit.Added);
        db.AddRange(commit.Journal);
        foreach (var row in commit.Changed)
        {
            var entry = db.Update(row);
            var version = entry.Property(nameof(Exchange.Version));
            version.OriginalValue = (int)version.CurrentValue! - 1;
        }

        try
        {
            await db.SaveChangesAsync().ConfigureAwait(false);
            foreach (var (owner, key) in commit.DroppedParts)
            {
                await db.Parts
                    .Where(p => p.Owner == owner && p.PartsKey == key && !db.Attachments.Any(a => a.Owner == owner && a.PartsKey == key))
                    .ExecuteDeleteAsync().ConfigureAwait(false);
            }

            foreach (var file in commit.Added.OfType<Attachment>())
            {
                var stored = await db.Parts.Where(p => p.Owner == file.Owner && p.PartsKey == file.PartsKey).SumAsync(p => (long)p.Length).ConfigureAwait(false);
                if (stored != file.Length)
                {
                    return CommitOutcome.Conflict;
                }
            }

            await transaction.CommitAsync().ConfigureAwait(false);
            return CommitOutcome.Committed;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommitOutcome.Conflict;
        }
        catch (DbUpdateException taken) when (db.IsUniqueViolation(taken))
        {
            return CommitOutcome.Duplicate;
        }
    }
}
