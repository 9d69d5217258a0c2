using System.Globalization;
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

    /// <summary>Those of the <paramref name="entries"/> that have not as many parts yet as they await. They are counted, not named: an envelope may list thousands of files.</summary>
    public static async Task<IReadOnlyList<InboxEntry>> IncompleteAsync(ExchangeDbContext db, IEnumerable<InboxEntry> entries, CancellationToken cancellationToken)
    {
        var incomplete = new List<InboxEntry>();
        foreach (var entry in entries)
        {
            if (await Arrived(db, entry).LongCountAsync(cancellationToken).ConfigureAwait(false) < entry.AwaitedParts)
            {
                incomplete.Add(entry);
            }
        }

        return incomplete;
    }

    /// <summary>
    /// Where as many parts came as an entry awaits and its files are not whole all the same: the indexes under which there are parts, but for files that are whole. Some of them are none of the
    /// envelope's: beyond the end of a file, or of one that it does not list. Of very many, some.
    /// </summary>
    public static async Task<IReadOnlyList<int>> ForeignAsync(
        ExchangeDbContext db, InboxEntry entry, IReadOnlyList<Attachment> files, IReadOnlyList<FileState> states, CancellationToken cancellationToken)
    {
        var whole = files.Where((_, at) => states[at] == FileState.Matches).Select(file => file.PartsKey).ToList();
        var doubtful = await Arrived(db, entry).Select(p => p.PartsKey).Distinct().Where(key => !whole.Contains(key)).OrderBy(key => key).Take(Commit.MostFiles)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. doubtful.Select(key => int.Parse(key.AsSpan(entry.PartsOf!.Length + 1), CultureInfo.InvariantCulture)).Order()];
    }

    /// <summary>How each of the files stands, in their order.</summary>
    public static async Task<IReadOnlyList<FileState>> CheckAsync(ExchangeDbContext db, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        var states = new List<FileState>();
        await foreach (var (file, content) in FileContent.ReadAllAsync(db, files, cancellationToken).ConfigureAwait(false))
        {
            states.Add(await CheckAsync(file, content).ConfigureAwait(false));
        }

        return states;
    }

    private static async Task<FileState> CheckAsync(Attachment file, IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Bytes)> content)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var next = 0L;
        await foreach (var (offset, bytes) in content.ConfigureAwait(false))
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

    private static IQueryable<AttachmentPart> Arrived(ExchangeDbContext db, InboxEntry entry)
    {
        var (owner, (from, to)) = (entry.Owner, AttachmentPart.RangeOf(entry.PartsOf!));
        return db.Parts.Where(p => p.Owner == owner && p.PartsKey.CompareTo(from) >= 0 && p.PartsKey.CompareTo(to) < 0);
    }
}
