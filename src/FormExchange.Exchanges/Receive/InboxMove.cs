using FormExchange.Exchanges.Data;

namespace FormExchange.Exchanges.Receive;

/// <summary>What became of an inbox entry: it moved, or not yet; it is to be looked at again at once; or it is to be quarantined with a code.</summary>
internal sealed record InboxMove(bool Moved, bool Again = false, string? Code = null)
{
    public static InboxMove NotYet { get; } = new(false);

    public static InboxMove Quarantine(string code) => new(true, Code: code);

    /// <summary>A commit that met another's change is decided again from what stands there now.</summary>
    public static InboxMove Of(CommitOutcome outcome) => new(outcome == CommitOutcome.Committed, outcome != CommitOutcome.Committed);
}
