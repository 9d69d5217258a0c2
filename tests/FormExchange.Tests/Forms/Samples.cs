using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>The repository's own schemas folder and every sample in it, found by their places.</summary>
internal static class Samples
{
    private static readonly Lazy<CatalogueLoad> Loaded = new(() => FormCatalogue.Load(Folder));

    /// <summary>Thousands of samples are asked for their forms, some of them by each form.</summary>
    private static readonly Lazy<Dictionary<string, FormDefinition>> ByFolder = new(() => Catalogue.Forms.ToDictionary(form => Path.GetFullPath(form.Folder)));

    public static string Folder => Path.Combine(Repository.Root, "schemas");

    public static CatalogueLoad Load => Loaded.Value;

    public static FormCatalogue Catalogue => Load.Catalogue ?? throw new InvalidOperationException(string.Join('\n', Load.Problems));

    /// <summary>Paths relative to the schemas folder.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetFiles(Folder, "*.xml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "samples")
            .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal),
    ];

    public static string Absolute(string sample) => Path.Combine(Folder, sample);

    public static byte[] Bytes(string sample) => File.ReadAllBytes(Absolute(sample));

    public static Validation Validate(string sample) => new FormValidator(Catalogue).Validate(Bytes(sample));

    /// <summary>The form in whose folder a sample lies, whatever the sample itself says.</summary>
    public static FormDefinition FormOf(string sample) => ByFolder.Value[Path.GetDirectoryName(Path.GetDirectoryName(Absolute(sample)))!];

    /// <summary>What the name promises: null for valid-*, else the code between "invalid-" and an optional "~what".</summary>
    public static string? Promised(string sample)
    {
        var name = Path.GetFileNameWithoutExtension(sample);
        return name.StartsWith("valid-", StringComparison.Ordinal) ? null : name["invalid-".Length..].Split('~')[0];
    }
}
