using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FormExchange.Storage.Sqlite.Migrations;

/// <summary>The first tables. Written by hand; columns are those of the model (a test compares).</summary>
[DbContext(typeof(SqliteExchangeDbContext))]
[Migration("0001_initial")]
public sealed class M0001Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Exchanges(migrationBuilder);
        Queues(migrationBuilder);
        Bytes(migrationBuilder);
        Keys(migrationBuilder);
    }

    private static void Exchanges(MigrationBuilder m)
    {
        m.CreateTable("exchanges", t => new
        {
            Owner = t.Column<string>(), Id = t.Column<string>(), Direction = t.Column<string>(), Status = t.Column<string>(),
            Verdict = t.Column<string>(nullable: true), Form = t.Column<string>(), FormVersion = t.Column<string>(), Edition = t.Column<string>(),
            Sender = t.Column<string>(), Receiver = t.Column<string>(), EnvelopeId = t.Column<string>(), CaseId = t.Column<string>(),
            Procedure = t.Column<string>(nullable: true), InReplyTo = t.Column<string>(nullable: true), EnvelopeDigest = t.Column<string>(),
            DocumentDigest = t.Column<string>(), SignedDigest = t.Column<string>(), SignatureDigest = t.Column<string>(),
            SchemaDigest = t.Column<string>(), RulesDigest = t.Column<string>(), CreatedAt = t.Column<long>(), ChangedAt = t.Column<long>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_exchanges", x => new { x.Owner, x.Id }));
        m.CreateIndex("ix_exchanges_envelope", "exchanges", ["Owner", "EnvelopeId"]);
        m.CreateIndex("ix_exchanges_created", "exchanges", ["Owner", "CreatedAt", "Id"]);

        m.CreateTable("journal", t => new
        {
            Number = t.Column<long>().Annotation("Sqlite:Autoincrement", true), Owner = t.Column<string>(), ExchangeId = t.Column<string>(),
            Event = t.Column<string>(), EtsiEvent = t.Column<string>(nullable: true), At = t.Column<long>(), Detail = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_journal", x => x.Number));
        m.CreateIndex("ix_journal_exchange", "journal", ["Owner", "ExchangeId", "Number"]);
    }

    private static void Queues(MigrationBuilder m)
    {
        m.CreateTable("outbox", t => new
        {
            Owner = t.Column<string>(), ExchangeId = t.Column<string>(), Kind = t.Column<string>(), To = t.Column<string>(),
            EnvelopeId = t.Column<string>(), BodyDigest = t.Column<string>(), State = t.Column<string>(), DueAt = t.Column<long>(),
            Attempts = t.Column<int>(), Failures = t.Column<int>(), CreatedAt = t.Column<long>(), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_outbox", x => new { x.Owner, x.ExchangeId, x.Kind }));
        m.CreateIndex("ix_outbox_due", "outbox", "DueAt", filter: "\"State\" IN ('Pending', 'AwaitingReceipt')");

        m.CreateTable("inbox", t => new
        {
            Owner = t.Column<string>(), Id = t.Column<string>(), ArrivalDigest = t.Column<string>(), State = t.Column<string>(),
            ArrivedAt = t.Column<long>(), Arrivals = t.Column<int>(), PartsOf = t.Column<string>(nullable: true),
            AwaitedFiles = t.Column<int>(), AwaitedParts = t.Column<long>(), RefusalCode = t.Column<string>(nullable: true), Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_inbox", x => new { x.Owner, x.Id }));
        m.CreateIndex("ux_inbox_arrival", "inbox", ["Owner", "ArrivalDigest"], unique: true);
        m.CreateIndex("ix_inbox_waiting", "inbox", "ArrivedAt", filter: "\"State\" IN ('Waiting', 'AwaitingParts')");
    }

    private static void Bytes(MigrationBuilder m)
    {
        m.CreateTable(
            "bodies",
            t => new { Owner = t.Column<string>(), Digest = t.Column<string>(), Bytes = t.Column<byte[]>() },
            constraints: t => t.PrimaryKey("pk_bodies", x => new { x.Owner, x.Digest }));
        m.CreateTable("attachments", t => new
        {
            Owner = t.Column<string>(), ExchangeId = t.Column<string>(), Index = t.Column<int>(), AttachmentId = t.Column<string>(),
            Length = t.Column<long>(), Digest = t.Column<string>(), PartsKey = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_attachments", x => new { x.Owner, x.ExchangeId, x.Index }));
        m.CreateIndex("ix_attachments_parts", "attachments", ["Owner", "PartsKey"]);

        // The bytes come last: a sum over lengths then never reads them.
        m.CreateTable("attachment_parts", t => new
        {
            Owner = t.Column<string>(), PartsKey = t.Column<string>(), Offset = t.Column<long>(), Length = t.Column<int>(),
            StoredAt = t.Column<long>(), Bytes = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("pk_attachment_parts", x => new { x.Owner, x.PartsKey, x.Offset }));
    }

    private static void Keys(MigrationBuilder m)
    {
        m.CreateTable(
            "submission_keys",
            t => new { Owner = t.Column<string>(), Receiver = t.Column<string>(), DocumentDigest = t.Column<string>(), ExchangeId = t.Column<string>() },
            constraints: t => t.PrimaryKey("pk_submission_keys", x => new { x.Owner, x.Receiver, x.DocumentDigest }));
        m.CreateTable("acceptance_keys", t => new
        {
            Owner = t.Column<string>(), Signer = t.Column<string>(), EnvelopeId = t.Column<string>(), DocumentDigest = t.Column<string>(),
            ExchangeId = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_acceptance_keys", x => new { x.Owner, x.Signer, x.EnvelopeId }));
    }
}
