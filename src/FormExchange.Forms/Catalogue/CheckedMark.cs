namespace FormExchange.Forms.Catalogue;

/// <summary>
/// The mark of a schemas folder in which nothing was wrong: a file beside it, <c>schemas.checked</c>, with the digest of all that was read and
/// of the engine that read it. A start that finds it does not check again, and makes a form when it is first asked for. Any change, of a
/// file or of the engine, ends the mark's meaning.
/// </summary>
internal static class CheckedMark
{
    public static bool Holds(CatalogueFolder folder) =>
        File.Exists(folder.CheckedMark) && new FileInfo(folder.CheckedMark).Length < 100 && File.ReadAllText(folder.CheckedMark).Trim() == Text(folder);

    /// <summary>Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be written.</summary>
    public static void Write(CatalogueFolder folder)
    {
        var unfinished = folder.CheckedMark + ".new";
        File.WriteAllText(unfinished, Text(folder) + "\n");
        File.Move(unfinished, folder.CheckedMark, overwrite: true);
    }

    private static string Text(CatalogueFolder folder) => $"{typeof(CheckedMark).Module.ModuleVersionId:N} {folder.Digest(folder.Everything())}";
}
