using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace FormExchange.Storage.Postgres.Migrations;

/// <summary>
/// The first tables. Written by hand; columns are those of the model (a test compares). Text is compared byte by byte, as SQLite does it:
/// the order of ids does not depend on the language of the server.
/// </summary>
[DbContext(typeof(PostgresExchangeDbContext))]
[Migration("0001_initial")]
public sealed class M0001Initial : Migration
{
    private const string ByteOrder = "C";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Exchanges(migrationBuilder);
        Queues(migrationBuilder);
        Bytes(migrationBuilder);
        Keys(migrationBuilder);
        Room(migrationBuilder);
    }

    private static void Exchanges(MigrationBuilder m)
    {
        m.CreateTable("exchanges", t => new
        {
            Owner = Text(t), Id = Text(t), Direction = Text(t), Status = Text(t), Verdict = OptionalText(t), Form = Text(t), FormVersion = Text(t),
            Edition = Text(t), Sender = Text(t), Receiver = Text(t), EnvelopeId = Text(t), CaseId = Text(t), Procedure = OptionalText(t),
            InReplyTo = OptionalText(t), EnvelopeDigest = Text(t), DocumentDigest = Text(t), SignedDigest = Text(t), SignatureDigest = Text(t),
            SchemaDigest = Text(t), RulesDigest = Text(t), CreatedAt = t.Column<long>(), ChangedAt = t.Column<long>(), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_exchanges", x => new { x.Owner, x.Id }));
        m.CreateIndex("ix_exchanges_envelope", "exchanges", ["Owner", "EnvelopeId"]);
        m.CreateIndex("ix_exchanges_created", "exchanges", ["Owner", "CreatedAt", "Id"]);

        m.CreateTable("journal", t => new
        {
            Number = t.Column<long>().Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Owner = Text(t), ExchangeId = Text(t), Event = Text(t), EtsiEvent = OptionalText(t), At = t.Column<long>(), Detail = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_journal", x => x.Number));
        m.CreateIndex("ix_journal_exchange", "journal", ["Owner", "ExchangeId", "Number"]);
    }

    private static void Queues(MigrationBuilder m)
    {
        m.CreateTable("outbox", t => new
        {
            Owner = Text(t), ExchangeId = Text(t), Kind = Text(t), To = Text(t), EnvelopeId = Text(t), BodyDigest = Text(t), State = Text(t),
            DueAt = t.Column<long>(), Attempts = t.Column<int>(), Failures = t.Column<int>(), CreatedAt = t.Column<long>(),
            LeasedBy = OptionalText(t), LeasedUntil = t.Column<long>(nullable: true), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_outbox", x => new { x.Owner, x.ExchangeId, x.Kind }));
        m.CreateIndex("ix_outbox_due", "outbox", "DueAt", filter: "\"State\" IN ('Pending', 'AwaitingReceipt')");

        m.CreateTable("inbox", t => new
        {
            Owner = Text(t), Id = Text(t), ArrivalDigest = Text(t), State = Text(t), ArrivedAt = t.Column<long>(), Arrivals = t.Column<int>(),
            PartsOf = OptionalText(t), AwaitedFiles = t.Column<int>(), AwaitedParts = t.Column<long>(), RefusalCode = OptionalText(t),
            LeasedBy = OptionalText(t), LeasedUntil = t.Column<long>(nullable: true), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_inbox", x => new { x.Owner, x.Id }));
        m.CreateIndex("ux_inbox_arrival", "inbox", ["Owner", "ArrivalDigest"], unique: true);
        m.CreateIndex("ix_inbox_waiting", "inbox", "ArrivedAt", filter: "\"State\" IN ('Waiting', 'AwaitingParts')");
    }

    private static void Bytes(MigrationBuilder m)
    {
        m.CreateTable(
            "bodies",
            t => new { Owner = Text(t), Digest = Text(t), Bytes = t.Column<byte[]>() },
            constraints: t => t.PrimaryKey("pk_bodies", x => new { x.Owner, x.Digest }));
        m.CreateTable("attachments", t => new
        {
            Owner = Text(t), ExchangeId = Text(t), Index = t.Column<int>(), AttachmentId = Text(t), Length = t.Column<long>(), Digest = Text(t), PartsKey = Text(t),
        }, constraints: t => t.PrimaryKey("pk_attachments", x => new { x.Owner, x.ExchangeId, x.Index }));
        m.CreateIndex("ix_attachments_parts", "attachments", ["Owner", "PartsKey"]);
        m.CreateTable("attachment_parts", t => new
        {
            Owner = Text(t), PartsKey = Text(t), Offset = t.Column<long>(), Length = t.Column<int>(), StoredAt = t.Column<long>(), Bytes = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("pk_attachment_parts", x => new { x.Owner, x.PartsKey, x.Offset }));
    }

    private static void Keys(MigrationBuilder m)
    {
        m.CreateTable(
            "submission_keys",
            t => new { Owner = Text(t), Receiver = Text(t), DocumentDigest = Text(t), ExchangeId = Text(t) },
            constraints: t => t.PrimaryKey("pk_submission_keys", x => new { x.Owner, x.Receiver, x.DocumentDigest }));
        m.CreateTable(
            "acceptance_keys",
            t => new { Owner = Text(t), Signer = Text(t), EnvelopeId = Text(t), DocumentDigest = Text(t), ExchangeId = Text(t) },
            constraints: t => t.PrimaryKey("pk_acceptance_keys", x => new { x.Owner, x.Signer, x.EnvelopeId }));
    }

    /// <summary>
    /// Rows of three tables change: with room in their page, the new version stands beside the old one and no index is touched, unless
    /// an indexed column changes (in the queues that is State and DueAt; a claim changes neither). Files are compressed already.
    /// </summary>
    private static void Room(MigrationBuilder m)
    {
        foreach (var table in new[] { "exchanges", "outbox", "inbox" })
        {
            m.Sql($"ALTER TABLE {table} SET (fillfactor = 85)");
        }

        m.Sql("ALTER TABLE attachment_parts ALTER COLUMN \"Bytes\" SET STORAGE EXTERNAL");
    }

    private static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder t) => t.Column<string>(collation: ByteOrder);

    private static OperationBuilder<AddColumnOperation> OptionalText(ColumnsBuilder t) => t.Column<string>(nullable: true, collation: ByteOrder);
}
