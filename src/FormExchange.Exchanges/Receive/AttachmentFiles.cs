using System.Security.Cryptography;
using FormExchange.Exchanges.Data;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Receive;

/// <summary>How the arrived parts of a file stand against what the verified envelope says of it.</summary>
public enum FileState
{
    Incomplete,
    Matches,
    Differs,
}

/// <summary>Opens arrived parts in order, one at a time, and holds length and digest against the envelope.</summary>
internal static class AttachmentFiles
{
    /// <summary>What the keys of the envelope's parts begin with, in the seal in which it came.</summary>
    public static string KeysOf(InboxEntry entry, VerifiedEnvelope envelope) =>
        AttachmentPart.KeysOf(envelope.Header.Sender, envelope.Header.EnvelopeId, entry.ArrivalDigest);

    /// <summary>The files that the envelope announces, as rows of the exchange that they will belong to.</summary>
    public static IReadOnlyList<Attachment> Of(InboxEntry entry, VerifiedEnvelope envelope, ContentKey contentKey)
    {
        var (keys, key) = (KeysOf(entry, envelope), contentKey.ToArray());
        return [.. envelope.Attachments.Select(a => new Attachment(entry.Owner, entry.Id, a.Index, a.Id, a.Size, a.Sha256, AttachmentPart.KeyOf(keys, a.Index), key))];
    }

    /// <summary>How many parts a file has: each but the last has the largest length (so that one of another length is known to be wrong at once).</summary>
    public static long PartsOf(Attachment file) => (file.Length + AttachmentPart.Largest - 1) / AttachmentPart.Largest;

    /// <summary>Those of an owner's <paramref name="entries"/> that have not as many parts yet as they await.</summary>
    public static async Task<IEnumerable<InboxEntry>> IncompleteAsync(
        ExchangeDbContext db, string owner, IReadOnlyList<InboxEntry> entries, CancellationToken cancellationToken)
    {
        var keys = entries.SelectMany(AwaitedKeys).Distinct().ToList();
        var arrived = await db.Parts.Where(p => p.Owner == owner && keys.Contains(p.PartsKey)).GroupBy(p => p.PartsKey)
            .Select(file => new { file.Key, Parts = file.LongCount() })
            .ToDictionaryAsync(file => file.Key, file => file.Parts, cancellationToken).ConfigureAwait(false);
        return entries.Where(entry => AwaitedKeys(entry).Sum(key => arrived.GetValueOrDefault(key)) < entry.AwaitedParts);
    }

    /// <summary>
    /// Where as many parts came as an entry awaits and its files are not whole all the same: the indexes under which there are parts, but for files that are whole. Some of them are none of the
    /// envelope's: beyond the end of a file, or of one that it does not list.
    /// </summary>
    public static async Task<IReadOnlyList<int>> ForeignAsync(
        ExchangeDbContext db, InboxEntry entry, IReadOnlyList<Attachment> files, IReadOnlyList<FileState> states, CancellationToken cancellationToken)
    {
        var whole = files.Where((_, at) => states[at] == FileState.Matches).Select(file => file.Index).ToHashSet();
        var doubtful = Enumerable.Range(0, entry.AwaitedFiles).Where(index => !whole.Contains(index)).ToDictionary(index => AttachmentPart.KeyOf(entry.PartsOf!, index));
        var keys = doubtful.Keys.ToList();
        var there = await db.Parts.Where(p => p.Owner == entry.Owner && keys.Contains(p.PartsKey)).Select(p => p.PartsKey).Distinct()
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. there.Select(key => doubtful[key]).Order()];
    }

    public static async Task<FileState> CheckAsync(ExchangeDbContext db, Attachment file, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var next = 0L;
        await foreach (var (offset, bytes) in FileContent.ReadAsync(db, file, cancellationToken).ConfigureAwait(false))
        {
            if (offset > next)
            {
                return next < file.Length ? FileState.Incomplete : FileState.Differs;
            }

            if (bytes.IsEmpty || bytes.Length != Math.Min(AttachmentPart.Largest, file.Length - next))
            {
                return FileState.Differs;
            }

            digest.AppendData(bytes.Span);
            next += bytes.Length;
        }

        return next < file.Length ? FileState.Incomplete
            : Convert.ToHexStringLower(digest.GetHashAndReset()) == file.Digest ? FileState.Matches : FileState.Differs;
    }

    private static IEnumerable<string> AwaitedKeys(InboxEntry entry) => Enumerable.Range(0, entry.AwaitedFiles).Select(index => AttachmentPart.KeyOf(entry.PartsOf!, index));
}
