using System.Security.Cryptography;
using System.Text;

namespace FormExchange.Trust;

/// <summary>A file of the trust folder.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Content">Its octets; null when it cannot be read, or is larger than any such file may be.</param>
internal sealed record TrustFile(string Path, byte[]? Content)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>As PEM; empty when it cannot be read.</summary>
    public string Text => Content is null ? string.Empty : Encoding.UTF8.GetString(Content);
}

/// <summary>The files of one institution.</summary>
internal sealed record TrustFolderFiles(string Path, IReadOnlyList<TrustFile> Certificates, IReadOnlyList<TrustFile> Retirements);

/// <summary>
/// The trust folder as it is at one moment, in memory: what is judged is what was read, and a digest tells whether anything changed since,
/// whatever the files' dates say.
/// </summary>
internal sealed class TrustFiles
{
    private const int LargestFile = 16 * 1024 * 1024;

    private TrustFiles(IReadOnlyList<TrustFile> authorities, IReadOnlyList<TrustFile> revocationLists, IReadOnlyList<TrustFolderFiles> institutions) =>
        (Authorities, RevocationLists, Institutions, Digest) = (authorities, revocationLists, institutions, DigestOf(authorities, revocationLists, institutions));

    public IReadOnlyList<TrustFile> Authorities { get; }

    public IReadOnlyList<TrustFile> RevocationLists { get; }

    public IReadOnlyList<TrustFolderFiles> Institutions { get; }

    /// <summary>SHA-256 over names and contents.</summary>
    public string Digest { get; }

    /// <param name="folder">A folder that is not there has no files.</param>
    /// <param name="only">The one folder below <c>institutions</c> that is of interest; null: all.</param>
    public static TrustFiles Read(string folder, string? only = null)
    {
        var institutions = Path.Combine(folder, "institutions");
        var folders = !Directory.Exists(institutions) ? Enumerable.Empty<string>()
            : Directory.EnumerateDirectories(institutions).Where(path => only is null || Path.GetFileName(path) == only).Order(StringComparer.Ordinal);
        return new TrustFiles(
            FilesIn(Path.Combine(folder, "ca"), ".pem"),
            FilesIn(Path.Combine(folder, "crl"), ".crl", ".pem"),
            [.. folders.Select(path => new TrustFolderFiles(path, FilesIn(path, ".pem"), FilesIn(path, Retirement.Extension)))]);
    }

    private static List<TrustFile> FilesIn(string folder, params string[] extensions) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder).Where(path => extensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal).Select(ReadFile)];

    private static TrustFile ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LargestFile)
            {
                return new TrustFile(path, null);
            }

            var content = new byte[file.Length];
            file.ReadExactly(content);
            return new TrustFile(path, content);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new TrustFile(path, null);
        }
    }

    private static string DigestOf(IReadOnlyList<TrustFile> authorities, IReadOnlyList<TrustFile> lists, IReadOnlyList<TrustFolderFiles> institutions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in authorities.Concat(lists).Concat(institutions.SelectMany(one => one.Certificates.Concat(one.Retirements))))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)));
            hash.AppendData(file.Content is null ? new byte[SHA256.HashSizeInBytes] : SHA256.HashData(file.Content));
        }

        // A folder without files may be one that bears no institution's name.
        institutions.ToList().ForEach(one => hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(one.Path))));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
