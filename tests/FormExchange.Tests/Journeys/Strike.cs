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
    public string Name => Place[..Place.LastIndexOf('.')];

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

    /// <summary>
    /// Every place of the code before and after which something becomes durable or leaves, each with its host's death, and those where the
    /// broker or the database matters with theirs. Quarantine is left out: nothing that hosts of ours send is quarantined.
    /// </summary>
    public static IReadOnlyList<Strike> All { get; } =
    [
        .. Sides(false, Victim.Itself,
            FaultPoints.StageAttachment, FaultPoints.Submit, FaultPoints.DropParts, FaultPoints.ClaimOutbox, FaultPoints.PublishDocument,
            FaultPoints.PublishPart, FaultPoints.MarkSent, FaultPoints.NoteFailure, FaultPoints.RecordReceipt),
        .. Sides(true, Victim.Itself,
            FaultPoints.TakeDelivery, FaultPoints.TakePart, FaultPoints.TakeAgain, FaultPoints.ClaimInbox, FaultPoints.AwaitParts, FaultPoints.Judge,
            FaultPoints.PublishReceipt, FaultPoints.MarkReceiptSent),
        .. Sides(false, Victim.Broker, FaultPoints.PublishDocument, FaultPoints.PublishPart),
        .. Sides(true, Victim.Broker, FaultPoints.TakeDelivery, FaultPoints.PublishReceipt),
        .. Sides(false, Victim.Database, FaultPoints.Submit, FaultPoints.MarkSent, FaultPoints.RecordReceipt),
        .. Sides(true, Victim.Database, FaultPoints.TakeDelivery, FaultPoints.Judge, FaultPoints.MarkReceiptSent),
    ];

    private static IEnumerable<Strike> Sides(bool onFund, Victim victim, params string[] names) =>
        names.SelectMany(name => new[] { new Strike(onFund, name + ".before", victim), new Strike(onFund, name + ".after", victim) });
}
