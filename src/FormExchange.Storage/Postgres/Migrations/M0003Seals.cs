using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace FormExchange.Storage.Postgres.Migrations;

/// <summary>In which seals documents go out, and the keys of files that came sealed.</summary>
[DbContext(typeof(PostgresExchangeDbContext))]
[Migration("0003_seals")]
public sealed class M0003Seals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("seals", t => new
        {
            Owner = Text(t), ExchangeId = Text(t), Number = t.Column<int>(), Digest = Text(t), KeyId = Text(t), ContentKey = t.Column<byte[]>(),
            SealedAt = t.Column<long>(), KeyIsLost = t.Column<bool>(), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_seals", x => new { x.Owner, x.ExchangeId, x.Number }));
        migrationBuilder.AddColumn<byte[]>("ContentKey", "attachments", nullable: true);

        // Parts of what came without a seal are awaited no longer: it is looked at once more, and its sender is told to seal it.
        migrationBuilder.Sql("UPDATE inbox SET \"State\" = 'Waiting' WHERE \"State\" = 'AwaitingParts'");
    }

    private static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder columns) => columns.Column<string>(collation: "C");
}
