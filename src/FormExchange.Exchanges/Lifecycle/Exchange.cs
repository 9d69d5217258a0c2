namespace FormExchange.Exchanges.Lifecycle;

/// <summary>
/// One document on its way from one institution to another, as one of the two sees it: a row of its owner. Ids are lower-case UUIDs;
/// an outgoing exchange has the id of its envelope, an incoming one the id under which its bytes arrived. Digests are SHA-256 in
/// lower-case hex. It changes only through <see cref="Apply"/>.
/// </summary>
public sealed record Exchange
{
    public required string Owner { get; init; }

    public required string Id { get; init; }

    public required Direction Direction { get; init; }

    public required ExchangeStatus Status { get; init; }

    public Verdict? Verdict { get; init; }

    public required string Form { get; init; }

    public required string FormVersion { get; init; }

    public required string Edition { get; init; }

    public required string Sender { get; init; }

    public required string Receiver { get; init; }

    public required string EnvelopeId { get; init; }

    public required string CaseId { get; init; }

    public string? Procedure { get; init; }

    /// <summary>The envelope that this document answers.</summary>
    public string? InReplyTo { get; init; }

    public required string EnvelopeDigest { get; init; }

    public required string DocumentDigest { get; init; }

    /// <summary>The digest that the signature covers; a receipt must repeat it.</summary>
    public required string SignedDigest { get; init; }

    public required string SignatureDigest { get; init; }

    public required string SchemaDigest { get; init; }

    public required string RulesDigest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Grows by one with each change; the store refuses a change that was made from an older row.</summary>
    public int Version { get; init; }

    /// <summary>
    /// The row after <paramref name="happened"/> and its line in the journal, or null where the transition table has no such event for
    /// this status. <paramref name="detail"/> holds codes and numbers, never a name.
    /// </summary>
    public Step? Apply(ExchangeEvent happened, DateTimeOffset at, string? detail = null)
    {
        if (ExchangeLifecycle.Next(Direction, Status, happened) is not { } next)
        {
            return null;
        }

        var verdict = happened switch
        {
            ExchangeEvent.ReceiptAccepted or ExchangeEvent.Accepted => Lifecycle.Verdict.Accepted,
            ExchangeEvent.ReceiptRefused or ExchangeEvent.Refused => Lifecycle.Verdict.Refused,
            _ => Verdict,
        };
        var changed = this with { Status = next, Verdict = verdict, ChangedAt = at, Version = Version + 1 };
        return new Step(changed, JournalEntry.For(Owner, Id, happened, at, detail));
    }
}

/// <summary>A change of an exchange together with its journal entry: the one is never stored without the other.</summary>
public sealed record Step(Exchange Exchange, JournalEntry Entry);
