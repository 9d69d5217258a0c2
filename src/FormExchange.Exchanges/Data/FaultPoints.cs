using System.Collections.Frozen;
using System.Globalization;

namespace FormExchange.Exchanges.Data;

/// <summary>
/// The named places at which a process may die: before and after each commit and each publish. In production nothing is armed and a
/// place costs one comparison. A test arms one, and what it wants to die (this process, the broker, the database) ends there as by
/// <c>kill -9</c>.
/// </summary>
public sealed class FaultPoints
{
    private const char Count = '#';
    private readonly string? _place;
    private readonly int _wanted;
    private readonly Action _end;
    private int _reached;

    /// <param name="armed"><c>NAME.before</c> or <c>NAME.after</c>, which strikes when it is first reached, or with <c>#n</c> behind it, the n-th time.</param>
    public FaultPoints(string? armed, Action end)
    {
        (_place, _wanted) = armed is null ? (null, 0) : Parse(armed);
        _end = end;
    }

    public const string StageAttachment = "stage-attachment";
    public const string Submit = "submit";
    public const string Seal = "seal";
    public const string PublishDocument = "publish-document";
    public const string PublishPart = "publish-part";
    public const string PublishReceipt = "publish-receipt";
    public const string MarkSent = "mark-sent";
    public const string MarkReceiptSent = "mark-receipt-sent";
    public const string TakeDelivery = "take-delivery";
    public const string TakePart = "take-part";
    public const string TakeAgain = "take-again";
    public const string AwaitParts = "await-parts";
    public const string DropParts = "drop-parts";
    public const string Judge = "judge";
    public const string Quarantine = "quarantine";
    public const string RecordReceipt = "record-receipt";
    public const string NoteFailure = "note-failure";
    public const string ClaimOutbox = "claim-outbox";
    public const string ClaimInbox = "claim-inbox";
    public const string ParkMessage = "park-message";
    public const string FreeClaims = "free-claims";

    /// <summary>Every name; each stands for two places, <c>NAME.before</c> and <c>NAME.after</c>.</summary>
    public static FrozenSet<string> Names { get; } = new[]
    {
        StageAttachment, Submit, Seal, PublishDocument, PublishPart, PublishReceipt, MarkSent, MarkReceiptSent, TakeDelivery, TakePart, TakeAgain,
        AwaitParts, DropParts, Judge, Quarantine, RecordReceipt, NoteFailure, ClaimOutbox, ClaimInbox, ParkMessage, FreeClaims,
    }.ToFrozenSet();

    /// <summary>Nothing armed.</summary>
    public static FaultPoints None { get; } = new(null, () => { });

    /// <summary>Whether <paramref name="armed"/> names a place that exists.</summary>
    public static bool IsPlace(string armed)
    {
        var (place, wanted) = Parse(armed);
        return wanted > 0 && Names.Any(name => place == name + ".before" || place == name + ".after");
    }

    public void Before(string name) => Hit(name, ".before");

    public void After(string name) => Hit(name, ".after");

    private static (string Place, int Wanted) Parse(string armed) => armed.IndexOf(Count, StringComparison.Ordinal) switch
    {
        < 0 => (armed, 1),
        var at => (armed[..at], int.TryParse(armed.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0),
    };

    private void Hit(string name, string side)
    {
        if (_place is not null && _place.Length == name.Length + side.Length && _place.StartsWith(name, StringComparison.Ordinal)
            && _place.EndsWith(side, StringComparison.Ordinal) && Interlocked.Increment(ref _reached) == _wanted)
        {
            _end();
        }
    }
}
