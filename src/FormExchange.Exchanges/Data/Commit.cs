using FormExchange.Exchanges.Lifecycle;

namespace FormExchange.Exchanges.Data;

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    Committed,

    /// <summary>A row changed since it was read; nothing was written. Read again and decide again.</summary>
    Conflict,

    /// <summary>A unique key is taken; nothing was written.</summary>
    Duplicate,
}

/// <summary>
/// All that one decision writes, or nothing of it. A verb reads, decides, and returns one of these; the store makes it durable.
/// A changed row carries its new <c>Version</c>; the store expects the stored one to be one less.
/// </summary>
/// <param name="Point">The commit's name (<see cref="FaultPoints"/>): where tests stop the process.</param>
public sealed record Commit(string Point)
{
    /// <summary>Files of a commit that may as well be several: a database that locks each file for its commit has not room for any number of locks.</summary>
    internal const int MostFiles = 100;

    /// <summary>New rows. An <see cref="AttachmentPart"/> for a file that an exchange has already is a duplicate: nothing is added to what was judged.</summary>
    public IReadOnlyList<object> Added { get; init; } = [];

    public IReadOnlyList<object> Changed { get; init; } = [];

    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>
    /// Parts to forget (owner, key): a staged upload that came to nothing, or a file that was not what its envelope says. Parts that an
    /// exchange refers to stay all the same; and an added <see cref="Attachment"/> whose parts do not stand there whole is a conflict:
    /// so a sweep and a judgement at one moment lose no file.
    /// </summary>
    public IReadOnlyList<(string Owner, string PartsKey)> DroppedParts { get; init; } = [];
}
