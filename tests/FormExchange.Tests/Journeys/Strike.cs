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
    /// <summary>After which a place counts as one that is never come to.</summary>
    public static readonly TimeSpan LongestUntilPlace = TimeSpan.FromMinutes(2);

    public string Armed => $"{Place}#{Time}";

    /// <summary>Whether the host that dies of this is the one that <paramref name="next"/> starts.</summary>
    public bool HitsTheHostOf(Strike next) => Victim == Victim.Itself && OnFund == next.OnFund;

    public override string ToString() => $"{Victim} at {Armed} of the {(OnFund ? "fund" : "agency")}";

    /// <summary>Places that one process alone never comes to, and what shows them instead.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        [FaultPoints.Quarantine] = "nobody can send raw bytes over a bus inside a process: in earnest",
        [FaultPoints.ClaimOutbox] = "SQLite has one host, which claims nothing: in earnest, and Postgres_claims_tests",
        [FaultPoints.ClaimInbox] = "as the outbox",
        [FaultPoints.FreeClaims] = "as the outbox",
        [FaultPoints.Seal] = "nobody changes his certificate there while a document has no receipt: in earnest",
        [FaultPoints.ParkMessage] = "the bus inside a process has no error queue; no journey leads there: A_killed_broker_tests",
    };

    /// <summary>The places that the journeys of forms lead to again and again, whatever happens.</summary>
    public static IReadOnlyList<Strike> Twelve { get; } =
    [
        // Between publish and mark: the broker has it, the outbox does not know.
        new(false, FaultPoints.PublishDocument + ".after", Victim.Itself, 3),
        new(false, FaultPoints.RecordReceipt + ".after", Victim.Itself, 2),
        new(false, FaultPoints.ClaimOutbox + ".after", Victim.Itself, 2),
        new(false, FaultPoints.PublishPart + ".before", Victim.Broker, 5),

        // Between store and the broker's acknowledgement: it is stored and comes again.
        new(true, FaultPoints.TakeDelivery + ".after", Victim.Itself, 4),

        // Between judgement and receipt.
        new(true, FaultPoints.Judge + ".after", Victim.Itself, 3),
        new(true, FaultPoints.MarkReceiptSent + ".before", Victim.Itself, 2),
        new(true, FaultPoints.TakePart + ".before", Victim.Itself, 6),
        new(true, FaultPoints.PublishReceipt + ".after", Victim.Broker, 3),
        new(true, FaultPoints.Judge + ".before", Victim.Database, 3),
        new(false, FaultPoints.Submit + ".before", Victim.Database, 4),
        new(false, FaultPoints.MarkSent + ".before", Victim.Database, 2),
    ];

    /// <summary>
    /// Every place of the code before and after which something becomes durable or leaves, each with its host's death, and those where the
    /// broker or the database matters with theirs.
    /// </summary>
    public static IReadOnlyList<Strike> InEarnest { get; } =
    [
        .. Sides(false, Victim.Itself,
            FaultPoints.FreeClaims, FaultPoints.StageAttachment, FaultPoints.Submit, FaultPoints.DropParts, FaultPoints.ClaimOutbox, FaultPoints.PublishDocument,
            FaultPoints.PublishPart, FaultPoints.MarkSent, FaultPoints.NoteFailure, FaultPoints.RecordReceipt, FaultPoints.Seal),
        .. Sides(true, Victim.Itself,
            FaultPoints.TakeDelivery, FaultPoints.TakePart, FaultPoints.TakeAgain, FaultPoints.ClaimInbox, FaultPoints.AwaitParts, FaultPoints.Judge,
            FaultPoints.Quarantine, FaultPoints.PublishReceipt, FaultPoints.MarkReceiptSent),
        .. Sides(false, Victim.Broker, FaultPoints.PublishDocument, FaultPoints.PublishPart),
        .. Sides(true, Victim.Broker, FaultPoints.TakeDelivery, FaultPoints.PublishReceipt),
        .. Sides(false, Victim.Database, FaultPoints.Submit, FaultPoints.MarkSent, FaultPoints.RecordReceipt),
        .. Sides(true, Victim.Database, FaultPoints.TakeDelivery, FaultPoints.Judge, FaultPoints.MarkReceiptSent),
    ];

    /// <summary>Every place that one process on SQLite, with the bus inside, can come to.</summary>
    public static IReadOnlyList<Strike> Embedded { get; } = [.. Sides(false, Victim.Itself, [.. FaultPoints.Names.Except(Elsewhere.Keys).Order()])];

    private static IEnumerable<Strike> Sides(bool onFund, Victim victim, params string[] names) =>
        names.SelectMany(name => new[] { new Strike(onFund, name + ".before", victim), new Strike(onFund, name + ".after", victim) });
}
