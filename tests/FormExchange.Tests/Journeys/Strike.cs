using FormExchange.Exchanges.Data;

namespace FormExchange.Tests.Journeys;

/// <summary>Who dies.</summary>
internal enum Victim
{
    Itself,
    Broker,
    Database,
}

/// <summary>A death by <c>kill -9</c>: at which place of which host's code, the how many-th time it comes there, and who dies.</summary>
internal sealed record Strike(bool OnFund, string Place, Victim Victim, int Time = 1)
{
    public string Armed => $"{Place}#{Time}";

    public override string ToString() => $"{Victim} at {Armed} of the {(OnFund ? "fund" : "agency")}";

    /// <summary>The places that the journeys of forms lead to again and again, whatever happens.</summary>
    public static IReadOnlyList<Strike> Twelve { get; } =
    [
        // Between publish and mark: the broker has it, the outbox does not know.
        new(false, FaultPoints.PublishDocument + ".after", Victim.Itself, 3),

        // Between store and the broker's acknowledgement: it is stored and comes again.
        new(true, FaultPoints.TakeDelivery + ".after", Victim.Itself, 4),

        // Between judgement and receipt.
        new(true, FaultPoints.Judge + ".after", Victim.Itself, 3),
        new(false, FaultPoints.PublishPart + ".before", Victim.Broker, 5),
        new(false, FaultPoints.Submit + ".before", Victim.Database, 4),
        new(false, FaultPoints.RecordReceipt + ".after", Victim.Itself, 2),
        new(true, FaultPoints.PublishReceipt + ".after", Victim.Broker, 3),
        new(true, FaultPoints.Judge + ".before", Victim.Database, 3),
        new(true, FaultPoints.MarkReceiptSent + ".before", Victim.Itself, 2),
        new(false, FaultPoints.ClaimOutbox + ".after", Victim.Itself, 2),
        new(false, FaultPoints.MarkSent + ".before", Victim.Database, 2),
        new(true, FaultPoints.TakePart + ".before", Victim.Itself, 6),
    ];
}
