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
        File.Exists(folder.CheckedMark) && new FileInfo(folder.CheckedMark).Length < 100 && File.ReadAllText(folder.CheckedMark).Trim() == Text(folder);

    /// <summary>Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be written.</summary>
    public static void Write(CatalogueFolder folder)
    {
        var unfinished = folder.CheckedMark + ".new";
        File.WriteAllText(unfinished, Text(folder) + "\n");
        File.Move(unfinished, folder.CheckedMark, overwrite: true);
    }

    private static string Text(CatalogueFolder folder) => $"{typeof(CheckedMark).Module.ModuleVersionId:N} {folder.Digest(Files(folder, ""))}";

    /// <summary>Every file that the engine may read; the samples of a form are nothing to it. What is read for the mark is what is used later.</summary>
    private static IEnumerable<string> Files(CatalogueFolder folder, string place) => Patterns.SelectMany(pattern => folder.Files(place, pattern))
        .Concat(folder.Folders(place).Where(inner => CatalogueFolder.Name(inner) != "samples").SelectMany(inner => Files(folder, inner)));
}
