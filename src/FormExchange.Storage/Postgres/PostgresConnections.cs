using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>How this house connects: few connections, each of which makes commits durable, none of which waits for ever or tells what stood in a row.</summary>
internal sealed class PostgresConnections
{
    private const int LargestPool = 24;
    private const int ConnectSeconds = 10;
    private const int CommandSeconds = 30;
    private const int KeepAliveSeconds = 15;

    /// <summary>More than there are different statements on the hot path.</summary>
    private const int PreparedStatements = 100;

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly PooledDbContextFactory<PostgresExchangeDbContext> _contexts;

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
            // Transactions belong to a connection. An open one is rolled back before its next user; all that would outlive it (LISTEN, the lock of
            // a migration) is done on connections of their own. So nothing is left to discard, which would discard what is prepared too.
            Multiplexing = false,
            NoResetOnClose = true,
            MaxAutoPrepare = PreparedStatements,
            // Whatever the database's own setting is: a commit is on the disk before its caller goes on.
            Options = $"{asked.Options} -c synchronous_commit=on".Trim(),
            // The detail of an error repeats values of rows, and errors are logged.
            IncludeErrorDetail = false,
        };
        _contexts = new PooledDbContextFactory<PostgresExchangeDbContext>(Usual().UseNpgsql(_settings.ConnectionString).Options);
    }

    public string Server => $"{_settings.Host}:{_settings.Port}";

    public string Database => _settings.Database ?? string.Empty;

    public string User => _settings.Username ?? string.Empty;

    /// <summary>A context used before and made as new, on connections of the pool.</summary>
    public PostgresExchangeDbContext Context() => _contexts.CreateDbContext();

    /// <summary>A context on a connection of its own, which ends with the context and takes with it what was locked.</summary>
    public PostgresExchangeDbContext Alone() => new(Usual().UseNpgsql(Lasting(), contextOwnsConnection: true).Options);

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

    private static DbContextOptionsBuilder<PostgresExchangeDbContext> Usual() => new DbContextOptionsBuilder<PostgresExchangeDbContext>()
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)

        // Migrations are written by hand, without a model snapshot; a test holds model and tables against one another instead.
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
