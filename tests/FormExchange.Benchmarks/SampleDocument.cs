namespace FormExchange.Benchmarks;

/// <summary>A valid sample of the catalogue, shown by its path.</summary>
public sealed record SampleDocument(string Path)
{
    public static IEnumerable<SampleDocument> All() => Directory
        .EnumerateFiles(WorkingCopy.Schemas, "valid-*.xml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => new SampleDocument(path));

    public byte[] Read() => File.ReadAllBytes(Path);

    public override string ToString() => System.IO.Path.GetRelativePath(WorkingCopy.Schemas, Path).Replace("/samples/", "/", StringComparison.Ordinal);
}
