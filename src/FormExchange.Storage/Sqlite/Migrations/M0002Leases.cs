using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Sqlite.Migrations;

/// <summary>Who has an entry in hand. On SQLite there is one host and nobody writes it, but the model is one for all databases.</summary>
[DbContext(typeof(SqliteExchangeDbContext))]
[Migration("0002_leases")]
public sealed class M0002Leases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "outbox", "inbox" })
        {
            migrationBuilder.AddColumn<string>("LeasedBy", table, nullable: true);
            migrationBuilder.AddColumn<long>("LeasedUntil", table, nullable: true);
        }
    }
}
