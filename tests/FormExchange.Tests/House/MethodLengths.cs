using System.Reflection;
using System.Reflection.Metadata;
using FormExchange.Tests.Support;

namespace FormExchange.Tests.House;

/// <summary>
/// How many lines each of our methods has, as the compiler wrote it into the debugging symbols: no parser of our own to be wrong. What fills
/// static fields or a theory is left out: a table of texts or cases is long and no method.
/// </summary>
public static class MethodLengths
{
    public static IReadOnlyList<(string Name, int Lines)> Of(Assembly assembly)
    {
        using var symbols = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        var lengths = new List<(string, int)>();
        foreach (var handle in reader.MethodDebugInformation)
        {
            var points = reader.GetMethodDebugInformation(handle).GetSequencePoints()
                .Where(point => !point.IsHidden && IsOurs(FileOf(reader, point))).ToList();
            if (points.Count > 0 && assembly.ManifestModule.ResolveMethod(MetadataToken(handle)) is { } method && !IsTable(method))
            {
                lengths.Add(($"{Repository.Relative(FileOf(reader, points[0]))} {NameOf(method)}", Lines(method, points)));
            }
        }

        return lengths;
    }

    /// <summary>A constructor's points include the initialisers of fields, wherever they stand: only the lines that have one count there.</summary>
    private static int Lines(MethodBase method, List<SequencePoint> points) => method.IsConstructor
        ? points.Select(point => point.StartLine).Distinct().Count()
        : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;

    private static bool IsTable(MethodBase method) =>
        method.Name == ".cctor" || (method as MethodInfo)?.ReturnType.Name.StartsWith("TheoryData", StringComparison.Ordinal) == true;

    private static string NameOf(MethodBase method) => $"{method.DeclaringType?.Name}.{method.Name}";

    private static string FileOf(MetadataReader reader, SequencePoint point) => reader.GetString(reader.GetDocument(point.Document).Name);

    private static bool IsOurs(string file) =>
        file.StartsWith(Repository.Root, StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal);

    // Rows of this table run parallel to those of the methods themselves, whose tokens begin with 06.
    private static int MetadataToken(MethodDebugInformationHandle handle) =>
        0x0600_0000 | System.Reflection.Metadata.Ecma335.MetadataTokens.GetRowNumber(handle);
}
