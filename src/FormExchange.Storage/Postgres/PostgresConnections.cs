using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>How this house connects: few connections, each of which makes commits durable, none of which waits for ever or tells what stood in a row.</summary>
internal sealed class PostgresConnections
{
    private const int LargestPool = 24;
    private const int ConnectSeconds = 10;
    private const int CommandSeconds = 30;
    private const int KeepAliveSeconds = 15;

    private readonly NpgsqlConnectionStringBuilder _settings;

    public PostgresConnections(string connectionString)
    {
        var asked = new NpgsqlConnectionStringBuilder(connectionString);
        _settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "formexchange",
            CommandTimeout = CommandSeconds,
            Timeout = ConnectSeconds,
            MaxPoolSize = Math.Min(asked.MaxPoolSize, LargestPool),
            MinPoolSize = Math.Min(asked.MinPoolSize, LargestPool),
            // Transactions, locks and LISTEN belong to a connection, and what a failure leaves of them must not go to its next user.
            Multiplexing = false,
            NoResetOnClose = false,
            // Whatever the database's own setting is: a commit is on the disk before its caller goes on.
            Options = $"{asked.Options} -c synchronous_commit=on".Trim(),
            // The detail of an error repeats values of rows, and errors are logged.
            IncludeErrorDetail = false,
        };
        Options = new DbContextOptionsBuilder<PostgresExchangeDbContext>()
            .UseNpgsql(_settings.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            // Migrations are written by hand, without a model snapshot; a test holds model and tables against one another instead.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
    }

    public DbContextOptions<PostgresExchangeDbContext> Options { get; }

    public string Server => $"{_settings.Host}:{_settings.Port}";

    public string Database => _settings.Database ?? string.Empty;

    public string User => _settings.Username ?? string.Empty;

    /// <summary>A connection from the pool, not yet open.</summary>
    public NpgsqlConnection Pooled() => new(_settings.ConnectionString);

    /// <summary>A connection of its own, kept open for long and so watched: one that broke in silence is noticed.</summary>
    public NpgsqlConnection Lasting() => new(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false, KeepAlive = KeepAliveSeconds }.ConnectionString);

    /// <summary>Closes what is idle in the pool.</summary>
    public void Close()
    {
        using var any = Pooled();
        NpgsqlConnection.ClearPool(any);
    }
}
