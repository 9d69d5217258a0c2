using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Sqlite.Migrations;

/// <summary>Awaited parts are counted: how far the indexes of files reach is asked no longer.</summary>
[DbContext(typeof(SqliteExchangeDbContext))]
[Migration("0005_counted_parts")]
public sealed class M0005CountedParts : Migration
{
    // The builder's own way would write the whole table anew.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE inbox DROP COLUMN \"AwaitedFiles\"");
}
