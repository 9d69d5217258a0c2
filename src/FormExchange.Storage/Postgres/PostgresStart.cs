using System.Globalization;
using FormExchange.Exchanges.Data;
using FormExchange.Forms;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>
/// Brings a database up to date at the start of a host: waits a while for a server that is starting, lets one host at a time change the
/// tables, frees what this host had claimed before. What cannot be is said in words.
/// </summary>
internal sealed class PostgresStart(PostgresConnections connections, FaultPoints faults, TimeProvider time, string holder)
{
    private const int OldestVersion = 13;

    /// <summary>Any number that no other lock has: those of files are digests.</summary>
    private const long MigrationLock = 0x466F726D45786368;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestMigration = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    public async Task<Refusal?> PrepareAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await TryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception away) when (PostgresErrors.IsAway(away) && !cancellationToken.IsCancellationRequested)
            {
                if (time.GetElapsedTime(start) >= LongestWait)
                {
                    return StorageCodes.Unreachable.Refusal(connections.Server, (int)LongestWait.TotalSeconds);
                }
            }
            catch (Exception refused) when (PostgresErrors.Refuse(refused, connections) is not null)
            {
                return PostgresErrors.Refuse(refused, connections);
            }

            await Task.Delay(BetweenTries, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Refusal?> TryAsync(CancellationToken cancellationToken)
    {
        await using var db = connections.Alone();
        await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            return StorageCodes.TooOld.Refusal(connections.Server, connection.PostgreSqlVersion.ToString(), OldestVersion.ToString(CultureInfo.InvariantCulture));
        }

        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != "UTF8")
        {
            return StorageCodes.Encoding.Refusal(connections.Database, encoding);
        }

        // To change the tables of a million exchanges takes its time; so does waiting for another host that does it.
        db.Database.SetCommandTimeout(LongestMigration);

        // The lock belongs to the connection: a host that dies here frees it.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken).ConfigureAwait(false);
        await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", cancellationToken).ConfigureAwait(false);
        faults.Before(FaultPoints.FreeClaims);
        await FreeOwnAsync(db, cancellationToken).ConfigureAwait(false);
        faults.After(FaultPoints.FreeClaims);
        return null;
    }

    /// <summary>What an earlier life of this host had in hand, others may have at once.</summary>
    private async Task FreeOwnAsync(PostgresExchangeDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE outbox SET "LeasedBy" = NULL, "LeasedUntil" = NULL WHERE "State" IN ('Pending', 'AwaitingReceipt') AND "LeasedBy" = {holder}""",
            cancellationToken).ConfigureAwait(false);
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE inbox SET "LeasedBy" = NULL, "LeasedUntil" = NULL WHERE "State" IN ('Waiting', 'AwaitingParts') AND "LeasedBy" = {holder}""",
            cancellationToken).ConfigureAwait(false);
    }
}
