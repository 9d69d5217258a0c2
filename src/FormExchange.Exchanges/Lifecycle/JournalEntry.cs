namespace FormExchange.Exchanges.Lifecycle;

/// <summary>
/// What happened, to which exchange, when. Append-only, committed with the change that it tells of. No personal data: codes, digests,
/// institutions and counts only.
/// </summary>
public sealed record JournalEntry
{
    public required string Owner { get; init; }

    /// <summary>Given by the store; grows within a database.</summary>
    public long Number { get; init; }

    public required string ExchangeId { get; init; }

    public required ExchangeEvent Event { get; init; }

    /// <summary>The event's name in ETSI EN 319 522, where it has one.</summary>
    public string? EtsiEvent { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Detail { get; init; }

    public static JournalEntry For(string owner, string exchangeId, ExchangeEvent happened, DateTimeOffset at, string? detail = null) => new()
    {
        Owner = owner,
        ExchangeId = exchangeId,
        Event = happened,
        EtsiEvent = EtsiNames.Of(happened),
        At = at,
        Detail = detail,
    };
}
