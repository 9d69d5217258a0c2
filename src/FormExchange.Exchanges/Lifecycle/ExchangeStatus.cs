namespace FormExchange.Exchanges.Lifecycle;

/// <summary>Seen from the institution that owns the row: did it send the document, or receive it.</summary>
public enum Direction
{
    Outgoing,
    Incoming,
}

/// <summary>
/// Where an exchange stands. Outgoing: Submitted, Sent, Delivered (with a verdict), Answered, Closed, DeadLettered, Expired,
/// Withdrawn. Incoming: Arrived, Accepted or Refused, Answered, Closed, Quarantined. Overdue is a date that has passed, not a status.
/// </summary>
public enum ExchangeStatus
{
    Submitted,
    Sent,
    Delivered,
    Answered,
    Closed,
    DeadLettered,
    Expired,
    Withdrawn,
    Arrived,
    Accepted,
    Refused,
    Quarantined,
}

/// <summary>The receiver's judgement of a document, as its receipt says it.</summary>
public enum Verdict
{
    Accepted,
    Refused,
}
