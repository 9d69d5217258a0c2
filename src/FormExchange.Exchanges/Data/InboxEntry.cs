namespace FormExchange.Exchanges.Data;

public enum InboxState
{
    /// <summary>Stored, to be judged.</summary>
    Waiting,

    /// <summary>Verified; not all parts of its attachments are there.</summary>
    AwaitingParts,

    Judged,

    /// <summary>The same envelope in other bytes: answered with the first one's receipt.</summary>
    Duplicate,

    Quarantined,
}

/// <summary>
/// An envelope as it came, before anything in it is believed. Unique by owner and SHA-256 of the raw bytes.
/// </summary>
public sealed record InboxEntry
{
    public required string Owner { get; init; }

    public required string Id { get; init; }

    /// <summary>SHA-256 of the raw bytes, and the key of the body.</summary>
    public required string ArrivalDigest { get; init; }

    public required InboxState State { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The institution that the bus vouches for as sender of the message; null where it vouches for nobody. The bytes themselves may say otherwise.</summary>
    public string? ClaimedSender { get; init; }

    /// <summary>The envelope id that the message announced: a claim.</summary>
    public string? ClaimedEnvelope { get; init; }

    /// <summary>How often these bytes came.</summary>
    public int Arrivals { get; init; } = 1;

    /// <summary>While parts are awaited: the envelope whose parts they are, as verified.</summary>
    public string? PartsOf { get; init; }

    /// <summary>While parts are awaited: how many parts all files have.</summary>
    public long AwaitedParts { get; init; }

    /// <summary>Why it is quarantined: a stable code.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>The next version of it, as an operator sees what cannot be used.</summary>
    internal InboxEntry Quarantined(string code) => this with { State = InboxState.Quarantined, RefusalCode = code, Version = Version + 1 };

    /// <summary>The host that has this entry in hand; null where none has. Any commit that changes the entry ends the lease.</summary>
    public string? LeasedBy { get; init; }

    /// <summary>Until when it has: then the entry is free again, whatever became of its holder.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public int Version { get; init; }
}
