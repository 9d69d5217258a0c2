using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace FormExchange.Storage.Postgres;

/// <summary>
/// The two statements that claim. Rows which another transaction has locked are passed over, not waited for; DueAt, State and Version stay,
/// and the lease is in no index, so that the row is changed in its page. A lease need not survive the server: lost, the entry is claimed again.
/// </summary>
internal sealed class PostgresClaims(string holder, IModel model)
{
    private const string NotOnTheDisk = "SET LOCAL synchronous_commit = off; ";
    private const string Free = """ ("LeasedUntil" IS NULL OR "LeasedUntil" <= @now OR "LeasedBy" = @holder) """;

    private readonly string _due = NotOnTheDisk + $"""
        WITH due AS MATERIALIZED (
            SELECT "Owner", "ExchangeId", "Kind" FROM outbox
            WHERE "State" IN ('Pending', 'AwaitingReceipt') AND "DueAt" <= @now AND {Free}
            ORDER BY "DueAt", "ExchangeId" LIMIT @limit FOR UPDATE SKIP LOCKED)
        UPDATE outbox AS row SET "LeasedBy" = @holder, "LeasedUntil" = @until FROM due
        WHERE row."Owner" = due."Owner" AND row."ExchangeId" = due."ExchangeId" AND row."Kind" = due."Kind"
        RETURNING {Columns<OutboxEntry>(model)}
        """;

    private readonly string _arrivals = NotOnTheDisk + $"""
        WITH wanted AS MATERIALIZED (
            SELECT "Owner", "Id" FROM inbox
            WHERE ("Owner", "Id") IN (SELECT * FROM unnest(@owners, @ids)) AND "State" IN ('Waiting', 'AwaitingParts') AND {Free}
            FOR UPDATE SKIP LOCKED)
        UPDATE inbox AS row SET "LeasedBy" = @holder, "LeasedUntil" = @until FROM wanted
        WHERE row."Owner" = wanted."Owner" AND row."Id" = wanted."Id"
        RETURNING {Columns<InboxEntry>(model)}
        """;

    public IQueryable<OutboxEntry> Due(ExchangeDbContext db, DateTimeOffset now, TimeSpan lease, int limit) => db.Outbox.FromSqlRaw(
        _due, Time("now", now), Time("until", now + lease), new NpgsqlParameter("holder", holder), new NpgsqlParameter("limit", limit));

    public IQueryable<InboxEntry> Arrivals(ExchangeDbContext db, IReadOnlyList<InboxEntry> candidates, DateTimeOffset now, TimeSpan lease) => db.Inbox.FromSqlRaw(
        _arrivals,
        Time("now", now),
        Time("until", now + lease),
        new NpgsqlParameter("holder", holder),
        new NpgsqlParameter("owners", candidates.Select(c => c.Owner).ToArray()),
        new NpgsqlParameter("ids", candidates.Select(c => c.Id).ToArray()));

    /// <summary>As the model stores it.</summary>
    private static NpgsqlParameter Time(string name, DateTimeOffset at) => new(name, at.UtcTicks);

    /// <summary>Named one by one: a prepared "all" fails when another version of a host adds a column.</summary>
    private static string Columns<T>(IModel model) =>
        string.Join(", ", model.FindEntityType(typeof(T))!.GetProperties().Select(p => $"row.\"{p.GetColumnName()}\""));
}
