using System.Collections.Frozen;

namespace FormExchange.Exchanges.Data;

/// <summary>
/// The named places at which a process may die: before and after each commit and each publish. In production nothing is armed and a
/// place costs one comparison. A test arms one, and the process ends there as by <c>kill -9</c>.
/// </summary>
public sealed class FaultPoints(string? armed, Action end)
{
    public const string StageAttachment = "stage-attachment";
    public const string Submit = "submit";
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

    /// <summary>Every name; each stands for two places, <c>NAME.before</c> and <c>NAME.after</c>.</summary>
    public static FrozenSet<string> Names { get; } = new[]
    {
        StageAttachment, Submit, PublishDocument, PublishPart, PublishReceipt, MarkSent, MarkReceiptSent, TakeDelivery, TakePart, TakeAgain,
        AwaitParts, DropParts, Judge, Quarantine, RecordReceipt, NoteFailure,
    }.ToFrozenSet();

    /// <summary>Nothing armed.</summary>
    public static FaultPoints None { get; } = new(null, () => { });

    /// <summary>Whether <paramref name="place"/> names a place that exists.</summary>
    public static bool IsPlace(string place) =>
        Names.Any(name => place == name + ".before" || place == name + ".after");

    public void Before(string name) => Hit(name, ".before");

    public void After(string name) => Hit(name, ".after");

    private void Hit(string name, string side)
    {
        if (armed is not null && armed.Length == name.Length + side.Length && armed.StartsWith(name, StringComparison.Ordinal)
            && armed.EndsWith(side, StringComparison.Ordinal))
        {
            end();
        }
    }
}
