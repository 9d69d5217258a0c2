using FormExchange.Exchanges.Data;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Storage;

/// <summary>What a commit does to files, and the promises about it that no key of a table holds. All is asked inside the commit's transaction.</summary>
internal sealed class CommitFiles
{
    private readonly IReadOnlyList<(string Owner, string PartsKey)> _added;
    private readonly IReadOnlyList<Attachment> _attached;
    private readonly IReadOnlyList<(string Owner, string PartsKey)> _dropped;

    private CommitFiles(Commit commit)
    {
        _added = [.. commit.Added.OfType<AttachmentPart>().Select(p => (p.Owner, p.PartsKey)).Distinct()];
        _attached = [.. commit.Added.OfType<Attachment>()];
        _dropped = commit.DroppedParts;
        All = [.. _added.Concat(_attached.Select(a => (a.Owner, a.PartsKey))).Concat(_dropped).Distinct()];
    }

    /// <summary>Every file that the commit adds to, attaches or drops.</summary>
    public IReadOnlyList<(string Owner, string PartsKey)> All { get; }

    public static CommitFiles Of(Commit commit) => new(commit);

    /// <summary>True if parts are added and nothing else: such commits may run beside one another.</summary>
    public bool OnlyAdds => _attached.Count == 0 && _dropped.Count == 0;

    /// <summary>True if a part is added to a file that an exchange has already.</summary>
    public async Task<bool> AddToKnownAsync(ExchangeDbContext db)
    {
        foreach (var (owner, keys) in ByOwner(_added))
        {
            if (await db.Attachments.AnyAsync(a => a.Owner == owner && keys.Contains(a.PartsKey)).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Drops what is to be dropped, but for files that an exchange has.</summary>
    public async Task DropAsync(ExchangeDbContext db)
    {
        foreach (var (owner, keys) in ByOwner(_dropped))
        {
            await db.Parts
                .Where(p => p.Owner == owner && keys.Contains(p.PartsKey) && !db.Attachments.Any(a => a.Owner == owner && a.PartsKey == p.PartsKey))
                .ExecuteDeleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>False if the parts of a file that is attached are not all there.</summary>
    public async Task<bool> StandWholeAsync(ExchangeDbContext db)
    {
        foreach (var (owner, keys) in ByOwner(_attached.Select(a => (a.Owner, a.PartsKey))))
        {
            var stored = await db.Parts.Where(p => p.Owner == owner && keys.Contains(p.PartsKey)).GroupBy(p => p.PartsKey)
                .Select(parts => new { parts.Key, Length = parts.Sum(part => (long)part.Length) })
                .ToDictionaryAsync(file => file.Key, file => file.Length).ConfigureAwait(false);
            if (_attached.Any(file => file.Owner == owner && stored.GetValueOrDefault(file.PartsKey) != file.Length))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One question for all files of an owner, and not one for each.</summary>
    private static IEnumerable<(string Owner, List<string> Keys)> ByOwner(IEnumerable<(string Owner, string PartsKey)> files) =>
        files.GroupBy(file => file.Owner, (owner, of) => (owner, of.Select(file => file.PartsKey).ToList()));
}
