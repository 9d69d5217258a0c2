namespace FormExchange.Tests.Forms;

/// <summary>A copy of the small catalogue that a test may damage; gone when the test is over.</summary>
internal sealed class CatalogueCopy : IDisposable
{
    public CatalogueCopy()
    {
        Folder = Directory.CreateTempSubdirectory("catalogue-").FullName;
        foreach (var file in Directory.GetFiles(SmallCatalogue.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(SmallCatalogue.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; }

    /// <summary>Replaces the first place of a text, which must be there.</summary>
    public CatalogueCopy Replace(string file, string from, string to)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"{file} does not hold: {from}");
        }

        File.WriteAllText(path, text[..at] + to + text[(at + from.Length)..]);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
