using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Postgres.Migrations;

/// <summary>Awaited parts are counted: how far the indexes of files reach is asked no longer.</summary>
[DbContext(typeof(PostgresExchangeDbContext))]
[Migration("0004_counted_parts")]
public sealed class M0004CountedParts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("AwaitedFiles", "inbox");
}
