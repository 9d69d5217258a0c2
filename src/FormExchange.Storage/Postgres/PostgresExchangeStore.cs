using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>
/// The store on a server that several hosts share. Transactions run beside one another at READ COMMITTED: versions and unique keys settle
/// who was first, files are locked by name, and whoever works on an entry claims it.
/// </summary>
public sealed class PostgresExchangeStore : ExchangeStore
{
    /// <summary>More often than chance makes a victim of the same commit.</summary>
    private const int LargestTries = 10;

    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(2);

    private readonly PostgresConnections _connections;
    private readonly PostgresStart _start;
    private readonly PostgresWakeUps _wakeUps;
    private readonly Lazy<PostgresClaims> _claims;
    private readonly TimeProvider _time;

    public PostgresExchangeStore(StorageOptions options, WorkSignals signals, FaultPoints faults, TimeProvider time, ILogger<PostgresExchangeStore> log)
        : base(signals, faults)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ConnectionString);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Holder);
        Holder = options.Holder;
        _time = time;
        _connections = new PostgresConnections(options.FullConnectionString());
        _start = new PostgresStart(_connections, faults, time, Holder);
        _wakeUps = new PostgresWakeUps(_connections, signals, time, log);
        _claims = new Lazy<PostgresClaims>(() =>
        {
            using var db = Read();
            return new PostgresClaims(Holder, db.Model);
        });
    }

    public override string Holder { get; }

    public override string Description => $"PostgreSQL, {_connections.Database} on {_connections.Server}, as {_connections.User}, claims by {Holder}";

    public override Task<Refusal?> PrepareAsync(CancellationToken cancellationToken) => _start.PrepareAsync(cancellationToken);

    public override Task KeepInTouchAsync(CancellationToken cancellationToken) => _wakeUps.RunAsync(cancellationToken);

    public override ExchangeDbContext Read() => _connections.Context();

    public override async Task<IReadOnlyList<OutboxEntry>> ClaimDueAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(FaultPoints.ClaimOutbox, db => _claims.Value.Due(db, now, lease, limit), cancellationToken).ConfigureAwait(false);
        return [.. claimed.OrderBy(o => o.DueAt).ThenBy(o => o.ExchangeId, StringComparer.Ordinal)];
    }

    public override async Task<IReadOnlyList<InboxEntry>> ClaimArrivalsAsync(
        IReadOnlyList<InboxEntry> candidates, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(FaultPoints.ClaimInbox, db => _claims.Value.Arrivals(db, candidates, now, lease), cancellationToken).ConfigureAwait(false);
        var byKey = claimed.ToDictionary(i => (i.Owner, i.Id));
        return [.. candidates.Select(c => byKey.GetValueOrDefault((c.Owner, c.Id))).OfType<InboxEntry>()];
    }

    public override async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestQuestion, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var connection = _connections.Pooled();
            await connection.OpenAsync(both.Token).ConfigureAwait(false);
            await using var question = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = (int)LongestQuestion.TotalSeconds };
            await question.ExecuteScalarAsync(both.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public override void Dispose()
    {
        _wakeUps.Dispose();
        _connections.Close();
    }

    protected override async Task<CommitOutcome> WriteAsync(Commit commit, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await WriteOnceAsync(commit).ConfigureAwait(false);
            }
            catch (Exception undone) when (tries < LargestTries && PostgresErrors.IsVictim(undone))
            {
                // Nothing of it was written, and whom it stood in the way of goes on: its versions and keys are checked anew.
            }
        }
    }

    protected override Task LockFilesAsync(ExchangeDbContext db, IReadOnlyList<(string Owner, string PartsKey)> files, bool shared)
    {
        // In one order, so that two commits with the same files do not wait for one another.
        var locks = files.Select(LockOf).Distinct().Order().ToArray();
        return shared
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(file) FROM unnest({locks}) AS file")
            : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(file) FROM unnest({locks}) AS file");
    }

    protected override void TellOthers(WorkKinds kinds) => _wakeUps.Tell(kinds);

    /// <summary>Two files with the same number would only wait for one another.</summary>
    private static long LockOf((string Owner, string PartsKey) file) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Owner}\n{file.PartsKey}")));

    /// <summary>The fault points stand around the claim's own commit, and only where there is something to claim.</summary>
    private async Task<IReadOnlyList<T>> ClaimAsync<T>(string point, Func<ExchangeDbContext, IQueryable<T>> claim, CancellationToken cancellationToken)
    {
        await using var db = Read();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var claimed = await claim(db).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (claimed.Count > 0)
        {
            Faults.Before(point);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            Faults.After(point);
        }

        return claimed;
    }
}
