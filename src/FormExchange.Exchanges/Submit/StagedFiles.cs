using FormExchange.Exchanges.Data;

namespace FormExchange.Exchanges.Submit;

/// <summary>A file that was received for a submission, not yet part of an exchange.</summary>
public sealed record StagedAttachment(string AttachmentId, string PartsKey, long Length, string Digest);

/// <summary>
/// The files of one submission until it is stored. As much as one part may hold stays in memory and goes with the submission's own commit: most submissions need no other.
/// </summary>
public sealed class StagedFiles(string owner)
{
    private readonly List<StagedAttachment> _files = [];
    private readonly List<AttachmentPart> _held = [];
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);

    /// <summary>Who submits.</summary>
    public string Owner => owner;

    /// <summary>Those that were read to their end.</summary>
    public IReadOnlyList<StagedAttachment> Files => _files;

    /// <summary>Parts that are not in the store yet.</summary>
    public IReadOnlyList<AttachmentPart> Held => _held;

    /// <summary>Keys of the files of which parts are in the store.</summary>
    public IReadOnlyCollection<string> Stored => _stored;

    internal void Add(StagedAttachment file) => _files.Add(file);

    /// <summary>Holds one more part; what was held until now is given back, to be stored, where both together would be too much to hold.</summary>
    internal IReadOnlyList<AttachmentPart> Hold(AttachmentPart part)
    {
        IReadOnlyList<AttachmentPart> full = [];
        if (_held.Count == Commit.MostFiles || _held.Sum(held => held.Length) + part.Length > AttachmentPart.Largest)
        {
            full = [.. _held];
            _stored.UnionWith(_held.Select(held => held.PartsKey));
            _held.Clear();
        }

        _held.Add(part);
        return full;
    }
}
