using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FormExchange.Storage.Sqlite;

/// <summary>
/// Every connection: a commit is on the disk before it returns (FULL), and a lock that another connection holds for a moment is waited
/// for. (That readers do not wait for the writer, WAL, is a property of the file: set where it is made.)
/// </summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
