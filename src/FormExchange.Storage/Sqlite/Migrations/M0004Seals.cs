using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Sqlite.Migrations;

/// <summary>In which seals documents go out, and the keys of files that came sealed.</summary>
[DbContext(typeof(SqliteExchangeDbContext))]
[Migration("0004_seals")]
public sealed class M0004Seals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("seals", t => new
        {
            Owner = t.Column<string>(), ExchangeId = t.Column<string>(), Number = t.Column<int>(), Digest = t.Column<string>(), KeyId = t.Column<string>(),
            ContentKey = t.Column<byte[]>(), SealedAt = t.Column<long>(), KeyIsLost = t.Column<bool>(), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_seals", x => new { x.Owner, x.ExchangeId, x.Number }));
        migrationBuilder.AddColumn<byte[]>("ContentKey", "attachments", nullable: true);

        // Parts of what came without a seal are awaited no longer: it is looked at once more, and its sender is told to seal it.
        migrationBuilder.Sql("UPDATE inbox SET \"State\" = 'Waiting' WHERE \"State\" = 'AwaitingParts'");
    }
}
