using Microsoft.EntityFrameworkCore;

namespace FormExchange.Exchanges.Data;

/// <summary>Files of one part each, which are most: fetched together, for a question for each would be most of what the database hears.</summary>
public static class SmallFiles
{
    /// <summary>Of one group, so that strangers' parts, which may be longer than what is announced, take 8 MiB of memory at most.</summary>
    private const int LargestGroup = 16;

    /// <summary>The files in their order, in groups: neighbours that one part could hold together, and others alone.</summary>
    public static IEnumerable<IReadOnlyList<Attachment>> Together(IEnumerable<Attachment> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var group = new List<Attachment>();
        foreach (var file in files)
        {
            if (group.Count == LargestGroup || (group.Count > 0 && group.Sum(one => one.Length) + file.Length > AttachmentPart.Largest))
            {
                yield return group;
                group = [];
            }

            group.Add(file);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>The part of each small file of a group by its key, as far as there are; null for a group that is to be read part by part: one that is large, or has more parts than files.</summary>
    public static async Task<IReadOnlyDictionary<string, AttachmentPart>?> PartsAsync(ExchangeDbContext db, IReadOnlyList<Attachment> group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(group);
        if (!IsSmall(group[0]))
        {
            return null;
        }

        var (owner, keys) = (group[0].Owner, group.Select(file => file.PartsKey).ToList());
        var parts = await db.Parts.Where(p => p.Owner == owner && keys.Contains(p.PartsKey)).OrderBy(p => p.PartsKey).ThenBy(p => p.Offset).Take(group.Count + 1)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var byKey = parts.DistinctBy(part => part.PartsKey).ToDictionary(part => part.PartsKey, StringComparer.Ordinal);
        return byKey.Count == parts.Count ? byKey : null;
    }

    /// <summary>Whether one part holds the file.</summary>
    public static bool IsSmall(Attachment file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Length <= AttachmentPart.Largest;
    }
}
