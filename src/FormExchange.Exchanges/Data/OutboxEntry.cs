namespace FormExchange.Exchanges.Data;

/// <summary>What an outbox entry carries: a document, which waits for its receipt, or a receipt, which waits for nothing.</summary>
public enum OutboxKind
{
    Document,
    Receipt,

    /// <summary>For an arrival that could not be used; it may be used after all, and then has a receipt too.</summary>
    NegativeReceipt,
}

public enum OutboxState
{
    Pending,
    AwaitingReceipt,
    Done,
    Dead,
}

/// <summary>Something to send: which stored bytes, to whom, when next. What was signed never changes between tries; a document goes out in its newest <see cref="Seal"/>.</summary>
public sealed record OutboxEntry
{
    public required string Owner { get; init; }

    /// <summary>The exchange; an exchange has one entry of each kind at the most.</summary>
    public required string ExchangeId { get; init; }

    public required OutboxKind Kind { get; init; }

    public required string To { get; init; }

    /// <summary>The envelope's id; for a receipt, the id of the receipt's own envelope.</summary>
    public required string EnvelopeId { get; init; }

    public required string BodyDigest { get; init; }

    public required OutboxState State { get; init; }

    /// <summary>When it is to be sent (again). Meaningless once done or dead.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Tries that the bus took.</summary>
    public int Attempts { get; init; }

    /// <summary>Tries in a row that the bus did not take: they lengthen the pause and never count against the form.</summary>
    public int Failures { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The host that has this entry in hand; null where none has. Any commit that changes the entry ends the lease.</summary>
    public string? LeasedBy { get; init; }

    /// <summary>Until when it has: then the entry is free again, whatever became of its holder.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public int Version { get; init; }
}
