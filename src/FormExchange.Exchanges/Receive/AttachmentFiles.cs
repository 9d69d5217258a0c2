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

/// <summary>Reads arrived parts in order, one at a time, and holds length and digest against the envelope.</summary>
internal static class AttachmentFiles
{
    public static string KeyOf(VerifiedEnvelope envelope, EnvelopeAttachment file) =>
        AttachmentPart.KeyOf(envelope.Header.Sender, envelope.Header.EnvelopeId, file.Index);

    /// <summary>How many parts a file has: each but the last has the largest length (so that one of another length is known to be wrong at once).</summary>
    public static long PartsOf(EnvelopeAttachment file) => (file.Size + AttachmentPart.Largest - 1) / AttachmentPart.Largest;

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

    public static async Task<FileState> CheckAsync(
        ExchangeDbContext db, string owner, string key, EnvelopeAttachment file, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var next = 0L;
        var parts = db.Parts.Where(p => p.Owner == owner && p.PartsKey == key).OrderBy(p => p.Offset).AsAsyncEnumerable();
        await foreach (var part in parts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (part.Offset > next)
            {
                return next < file.Size ? FileState.Incomplete : FileState.Differs;
            }

            if (part.Length != Math.Min(AttachmentPart.Largest, file.Size - next))
            {
                return FileState.Differs;
            }

            digest.AppendData(part.Bytes);
            next += part.Length;
        }

        return next < file.Size ? FileState.Incomplete
            : Convert.ToHexStringLower(digest.GetHashAndReset()) == file.Sha256 ? FileState.Matches : FileState.Differs;
    }

    private static IEnumerable<string> AwaitedKeys(InboxEntry entry) => Enumerable.Range(0, entry.AwaitedFiles).Select(index => $"{entry.PartsOf}/{index}");
}
