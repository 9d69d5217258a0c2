using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>What differs on PostgreSQL: how it says that a key is taken.</summary>
public sealed class PostgresExchangeDbContext(DbContextOptions<PostgresExchangeDbContext> options) : ExchangeDbContext(options)
{
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
