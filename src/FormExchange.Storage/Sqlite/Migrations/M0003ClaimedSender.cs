using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Sqlite.Migrations;

/// <summary>Who brought an arrival and what it was called, for the answer to bytes that nobody can verify; and a way to count those answers.</summary>
[DbContext(typeof(SqliteExchangeDbContext))]
[Migration("0003_claimed_sender")]
public sealed class M0003ClaimedSender : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ClaimedSender", "inbox", nullable: true);
        migrationBuilder.AddColumn<string>("ClaimedEnvelope", "inbox", nullable: true);
        migrationBuilder.CreateIndex("ix_outbox_negative", "outbox", ["Owner", "To", "CreatedAt"], filter: "\"Kind\" = 'NegativeReceipt'");
    }
}
