using FormExchange.Forms;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>What the server's errors mean for us.</summary>
internal static class PostgresErrors
{
    /// <summary>True if the server undid a transaction so that another one could go on: the same again may succeed.</summary>
    public static bool IsVictim(Exception exception) =>
        Find<PostgresException>(exception) is { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>True if there is no server just now, or one that is starting, stopping or full.</summary>
    public static bool IsAway(Exception exception)
    {
        if (Find<PostgresException>(exception) is { } said)
        {
            return said.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled;
        }

        return exception is TimeoutException || Find<NpgsqlException>(exception) is { IsTransient: true } || Find<IOException>(exception) is not null
            || Find<System.Net.Sockets.SocketException>(exception) is not null || Find<TimeoutException>(exception) is not null;
    }

    /// <summary>What to tell an operator of a server that answered and would not; null where that is no answer of a server.</summary>
    public static Refusal? Refuse(Exception exception, PostgresConnections connections) => Find<PostgresException>(exception) switch
    {
        { SqlState: PostgresErrorCodes.InvalidCatalogName } => StorageCodes.NoDatabase.Refusal(connections.Database, connections.Server),
        { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InsufficientPrivilege } refused =>
            StorageCodes.NotPermitted.Refusal(connections.Server, connections.User, connections.Database, refused.SqlState),
        { } other => StorageCodes.ServerError.Refusal(connections.Server, connections.Database, other.SqlState),

        // The driver gives up the login by itself where the server asks for what it has not: a password, an encrypted connection.
        null when Find<NpgsqlException>(exception) is not null =>
            StorageCodes.NotPermitted.Refusal(connections.Server, connections.User, connections.Database, "login"),
        _ => null,
    };

    /// <summary>EF Core wraps what it takes for a passing failure once more.</summary>
    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }
}
