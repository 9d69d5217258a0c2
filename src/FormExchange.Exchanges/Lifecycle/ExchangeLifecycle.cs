using System.Collections.Frozen;

using static FormExchange.Exchanges.Lifecycle.ExchangeEvent;

namespace FormExchange.Exchanges.Lifecycle;

/// <summary>
/// The transition table: the only place that says which event may happen in which status and where it leads. What is not here cannot happen.
/// A receipt may overtake nothing and be overtaken by an answer: both leave their trace in either order.
/// </summary>
public static class ExchangeLifecycle
{
    private static readonly FrozenDictionary<(Direction, ExchangeStatus, ExchangeEvent), ExchangeStatus> Table =
        Rows().ToFrozenDictionary(row => (row.Direction, row.From, row.Event), row => row.To);

    /// <summary>The status after <paramref name="happened"/>, or null where that cannot happen.</summary>
    public static ExchangeStatus? Next(Direction direction, ExchangeStatus status, ExchangeEvent happened) =>
        Table.TryGetValue((direction, status, happened), out var next) ? next : null;

    /// <summary>All transitions, for the approved diagram.</summary>
    public static IEnumerable<(Direction Direction, ExchangeStatus From, ExchangeEvent Event, ExchangeStatus To)> Rows() =>
        Outgoing().Select(r => (Direction.Outgoing, r.From, r.Event, r.To))
            .Concat(Incoming().Select(r => (Direction.Incoming, r.From, r.Event, r.To)));

    private static IEnumerable<(ExchangeStatus From, ExchangeEvent Event, ExchangeStatus To)> Outgoing() =>
    [
        (ExchangeStatus.Submitted, Sent, ExchangeStatus.Sent),
        (ExchangeStatus.Submitted, SendFailed, ExchangeStatus.Submitted),
        (ExchangeStatus.Submitted, GivenUp, ExchangeStatus.DeadLettered),
        (ExchangeStatus.Submitted, KeyLost, ExchangeStatus.Submitted),
        (ExchangeStatus.Submitted, Rejected, ExchangeStatus.DeadLettered),
        // A receipt can be quicker than the mark that the envelope was sent (the host died between the two).
        (ExchangeStatus.Submitted, ReceiptAccepted, ExchangeStatus.Delivered),
        (ExchangeStatus.Submitted, ReceiptRefused, ExchangeStatus.Delivered),
        (ExchangeStatus.Submitted, AnswerReceived, ExchangeStatus.Answered),
        (ExchangeStatus.Sent, Sent, ExchangeStatus.Sent),
        (ExchangeStatus.Sent, SendFailed, ExchangeStatus.Sent),
        (ExchangeStatus.Sent, ReceiptMissing, ExchangeStatus.Sent),
        (ExchangeStatus.Sent, GivenUp, ExchangeStatus.DeadLettered),
        (ExchangeStatus.Sent, KeyLost, ExchangeStatus.Sent),
        (ExchangeStatus.Sent, Rejected, ExchangeStatus.DeadLettered),
        (ExchangeStatus.Sent, ReceiptAccepted, ExchangeStatus.Delivered),
        (ExchangeStatus.Sent, ReceiptRefused, ExchangeStatus.Delivered),
        (ExchangeStatus.Sent, AnswerReceived, ExchangeStatus.Answered),
        (ExchangeStatus.Delivered, AnswerReceived, ExchangeStatus.Answered),
        (ExchangeStatus.Answered, ReceiptAccepted, ExchangeStatus.Answered),
        // A partner that answers what it refused contradicts itself: both are shown.
        (ExchangeStatus.Answered, ReceiptRefused, ExchangeStatus.Answered),
        (ExchangeStatus.Answered, AnswerReceived, ExchangeStatus.Answered),
        // Given up, and yet the receipt came: the truth wins.
        (ExchangeStatus.DeadLettered, ReceiptAccepted, ExchangeStatus.Delivered),
        (ExchangeStatus.DeadLettered, ReceiptRefused, ExchangeStatus.Delivered),
        (ExchangeStatus.DeadLettered, AnswerReceived, ExchangeStatus.Answered),
    ];

    private static IEnumerable<(ExchangeStatus From, ExchangeEvent Event, ExchangeStatus To)> Incoming() =>
    [
        (ExchangeStatus.Arrived, Accepted, ExchangeStatus.Accepted),
        (ExchangeStatus.Arrived, Refused, ExchangeStatus.Refused),
        (ExchangeStatus.Arrived, Quarantined, ExchangeStatus.Quarantined),
        (ExchangeStatus.Accepted, AnswerSubmitted, ExchangeStatus.Answered),
        (ExchangeStatus.Answered, AnswerSubmitted, ExchangeStatus.Answered),
    ];
}
