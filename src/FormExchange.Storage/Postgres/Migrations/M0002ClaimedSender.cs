using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Postgres.Migrations;

/// <summary>Who brought an arrival and what it was called, for the answer to bytes that nobody can verify; and a way to count those answers.</summary>
[DbContext(typeof(PostgresExchangeDbContext))]
[Migration("0002_claimed_sender")]
public sealed class M0002ClaimedSender : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ClaimedSender", "inbox", nullable: true, collation: "C");
        migrationBuilder.AddColumn<string>("ClaimedEnvelope", "inbox", nullable: true, collation: "C");
        migrationBuilder.CreateIndex("ix_outbox_negative", "outbox", ["Owner", "To", "CreatedAt"], filter: "\"Kind\" = 'NegativeReceipt'");
    }
}
