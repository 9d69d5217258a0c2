using System.Security.Cryptography;
using System.Text;

namespace FormExchange.Forms.Catalogue;

/// <summary>
/// The mark of a schemas folder in which nothing was wrong: a file beside it, <c>schemas.checked</c>, with the digest of all that was read and
/// of the engine that read it. A start that finds it does not check again, and makes a form when it is first asked for. Any change, of a
/// file or of the engine, ends the mark's meaning.
/// </summary>
internal static class CheckedMark
{
    private static readonly string[] Patterns = ["*.xml", "*.xsd", "*.sch"];

    public static bool Holds(CatalogueFolder folder) =>
        File.Exists(folder.CheckedMark) && new FileInfo(folder.CheckedMark).Length < 100 && File.ReadAllText(folder.CheckedMark).Trim() == Digest(folder);

    /// <summary>Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be written.</summary>
    public static void Write(CatalogueFolder folder)
    {
        var unfinished = folder.CheckedMark + ".new";
        File.WriteAllText(unfinished, Digest(folder) + "\n");
        File.Move(unfinished, folder.CheckedMark, overwrite: true);
    }

    /// <summary>Over the engine and every file that it may read; the samples of a form are nothing to it. What was read here is what is used later.</summary>
    private static string Digest(CatalogueFolder folder)
    {
        var list = new StringBuilder().Append(typeof(CheckedMark).Module.ModuleVersionId).Append('\n');
        var waiting = new Stack<string>([""]);
        while (waiting.TryPop(out var place))
        {
            folder.Folders(place).Where(inner => CatalogueFolder.Name(inner) != "samples").ToList().ForEach(waiting.Push);
            foreach (var file in Patterns.SelectMany(pattern => folder.Files(place, pattern)))
            {
                list.Append(Convert.ToHexStringLower(SHA256.HashData(folder.Bytes(file) ?? []))).Append("  ").Append(file).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToString())));
    }
}
