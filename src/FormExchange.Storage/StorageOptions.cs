using FormExchange.Forms;
using Npgsql;

namespace FormExchange.Storage;

/// <summary>Which database a host runs on.</summary>
public sealed class StorageOptions
{
    /// <summary>A file of this host alone.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A server that several hosts may share.</summary>
    public const string PostgreSql = "postgresql";

    public string Kind { get; set; } = Sqlite;

    /// <summary>SQLite: the database file; it is made where it is not there.</summary>
    public string? File { get; set; }

    /// <summary>PostgreSQL: as Npgsql reads it, with the password or without. Never printed.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>PostgreSQL: the password, where the connection string has none. Never printed.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// PostgreSQL: the name under which this host claims entries. No two hosts on one database have the same, and a host keeps its own when it
    /// starts again.
    /// </summary>
    public string Holder { get; set; } = string.Empty;

    /// <summary>Every reason why these settings cannot be used; empty when they can. Whether a server answers is asked later.</summary>
    public IReadOnlyList<Refusal> Check() => Kind switch
    {
        Sqlite => string.IsNullOrWhiteSpace(File) ? [StorageCodes.FileMissing.Refusal()] : [],
        PostgreSql => string.IsNullOrWhiteSpace(ConnectionString) ? [StorageCodes.ConnectionMissing.Refusal()] : CheckConnection(ConnectionString),
        _ => [StorageCodes.UnknownKind.Refusal(Kind, Sqlite, PostgreSql)],
    };

    /// <summary>All that is needed to connect. Only for settings that were checked.</summary>
    internal string FullConnectionString()
    {
        var connection = new NpgsqlConnectionStringBuilder(ConnectionString);
        connection.Password ??= Password;
        return connection.ConnectionString;
    }

    /// <summary>What the parser says of a wrong string may repeat the password: it is not passed on.</summary>
    private static IReadOnlyList<Refusal> CheckConnection(string connectionString)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(read.Host) || string.IsNullOrWhiteSpace(read.Database)
                ? [StorageCodes.ConnectionIncomplete.Refusal()]
                : [];
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidOperationException or InvalidCastException
            or KeyNotFoundException or OverflowException or NotSupportedException)
        {
            return [StorageCodes.ConnectionUnreadable.Refusal()];
        }
    }
}
