using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Tracking;

/// <summary>One line of a timeline. <paramref name="Detail"/> holds codes, numbers or ids.</summary>
public sealed record TimelineEntry(DateTimeOffset At, string Event, string? EtsiEvent, string? Detail);

/// <summary>An exchange as it is shown to those who may see it, with all that happened to it on their side.</summary>
public sealed record TrackedExchange(
    string Id,
    string EnvelopeId,
    string Institution,
    string Direction,
    string Form,
    string Version,
    string From,
    string To,
    string Status,
    string? Verdict,
    string CaseId,
    string? Procedure,
    string? InReplyTo,
    DateTimeOffset CreatedAt,
    IReadOnlyList<TimelineEntry> Timeline);

/// <summary>The read side: where an exchange stands and how it got there.</summary>
public sealed class TrackExchanges(IExchangeStore store)
{
    /// <summary>
    /// The exchange with this id, or with this envelope id; the sender's side first where both live here. An arrival that was not judged
    /// (yet) is found by its id too. Null where there is none.
    /// </summary>
    public async Task<TrackedExchange?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!StoredText.CanBeKey(id))
        {
            return null;
        }

        await using var db = store.Read();
        var found = await db.Exchanges.Where(e => e.Id == id || e.EnvelopeId == id)
            .OrderByDescending(e => e.Id == id).ThenByDescending(e => e.Direction == Direction.Outgoing)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (found is not null)
        {
            return Shown(found, await TimelineAsync(db, found.Owner, found.Id, cancellationToken).ConfigureAwait(false));
        }

        var arrival = await db.Inbox.FirstOrDefaultAsync(i => i.Id == id, cancellationToken).ConfigureAwait(false);
        return arrival is null ? null : Shown(arrival, await TimelineAsync(db, arrival.Owner, arrival.Id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The exchanges of an institution, the newest first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<TrackedExchange>> ListAsync(string institution, int limit, CancellationToken cancellationToken)
    {
        await using var db = store.Read();
        var rows = await db.Exchanges.Where(e => e.Owner == institution).OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id)
            .Take(limit).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => Shown(r, []))];
    }

    private static async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(
        ExchangeDbContext db, string owner, string id, CancellationToken cancellationToken)
    {
        var entries = await db.Journal.Where(j => j.Owner == owner && j.ExchangeId == id).OrderBy(j => j.Number)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. entries.Select(j => new TimelineEntry(j.At, j.Event.ToString(), j.EtsiEvent, j.Detail))];
    }

    private static TrackedExchange Shown(Exchange e, IReadOnlyList<TimelineEntry> timeline) => new(
        e.Id, e.EnvelopeId, e.Owner, e.Direction.ToString(), e.Form, e.FormVersion, e.Sender, e.Receiver, e.Status.ToString(),
        e.Verdict?.ToString().ToLowerInvariant(), e.CaseId, e.Procedure, e.InReplyTo, e.CreatedAt, timeline);

    /// <summary>Nothing of an unverified envelope is believed: neither form nor sender can be named.</summary>
    private static TrackedExchange Shown(InboxEntry i, IReadOnlyList<TimelineEntry> timeline) => new(
        i.Id, string.Empty, i.Owner, nameof(Direction.Incoming), string.Empty, string.Empty, string.Empty, i.Owner,
        i.State == InboxState.Quarantined ? nameof(ExchangeStatus.Quarantined) : nameof(ExchangeStatus.Arrived),
        null, string.Empty, null, null, i.ArrivedAt, timeline);
}
