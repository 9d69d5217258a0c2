using FormExchange.Exchanges.Data;
using FormExchange.Storage;
using FormExchange.Tests.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Storage;

/// <summary>A database as an earlier release left it: its tables, and an entry in each queue.</summary>
internal static class EarlierRelease
{
    /// <summary>Takes away what each migration brought, the newest first.</summary>
    private static readonly IReadOnlyList<(string Migration, string Undo)> Undone =
    [
        ("counted_parts", """ALTER TABLE inbox ADD COLUMN "AwaitedFiles" INTEGER NOT NULL DEFAULT 0"""),
        ("seals", """DROP TABLE seals; ALTER TABLE attachments DROP COLUMN "ContentKey";"""),
        ("claimed_sender", """DROP INDEX ix_outbox_negative; ALTER TABLE inbox DROP COLUMN "ClaimedSender"; ALTER TABLE inbox DROP COLUMN "ClaimedEnvelope";"""),
        ("leases", """
            ALTER TABLE outbox DROP COLUMN "LeasedBy"; ALTER TABLE outbox DROP COLUMN "LeasedUntil";
            ALTER TABLE inbox DROP COLUMN "LeasedBy"; ALTER TABLE inbox DROP COLUMN "LeasedUntil";
            """),
    ];

    /// <param name="store">One that was prepared.</param>
    /// <param name="last">The last migration that the release had, without its number.</param>
    public static async Task FillAsync(ExchangeStore store, string last)
    {
        (await store.PrepareAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        await using var db = store.Read();
        foreach (var (migration, undo) in Undone.TakeWhile(one => one.Migration != last))
        {
            await db.Database.ExecuteSqlRawAsync(undo);
            var name = "%" + migration;
            (await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE {name}""")).ShouldBe(1, migration);
        }

        var at = Certificates.Morning.UtcTicks;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox ("Owner", "ExchangeId", "Kind", "To", "EnvelopeId", "BodyDigest", "State", "DueAt", "Attempts", "Failures", "CreatedAt", "Version")
            VALUES ('MA:A', '1', 'Document', 'LU:B', '1', 'd', 'Pending', {at}, 0, 0, {at}, 0)
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox ("Owner", "Id", "ArrivalDigest", "State", "ArrivedAt", "Arrivals", "PartsOf", "AwaitedFiles", "AwaitedParts", "Version")
            VALUES ('MA:A', '2', 'd', 'AwaitingParts', {at}, 1, 'LU:B/1', 1, 1, 0)
            """);
    }

    public static async Task ShouldBeUpToDateAsync(ExchangeStore store)
    {
        (await store.PrepareAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        await using var db = store.Read();
        (await db.Outbox.SingleAsync()).ShouldBe(Some.Outbox("MA:A", "1", Certificates.Morning));
        (await db.Inbox.SingleAsync()).ShouldBe(
            Some.Inbox("MA:A", "2", "d") with { PartsOf = "LU:B/1", AwaitedParts = 1 }, "it came without a seal: it is looked at once more");
        (await db.Seals.CountAsync()).ShouldBe(0);
    }
}
