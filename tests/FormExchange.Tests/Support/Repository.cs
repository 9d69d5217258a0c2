namespace FormExchange.Tests.Support;

/// <summary>The working copy that the tests were built from, and the files in it that are ours.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea"];

    /// <summary>The folder that holds FormExchange.sln, found upwards from where the tests run.</summary>
    public static string Root { get; } = FindRoot();

    public static string Schemas => File("schemas");

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => System.IO.File.ReadAllText(File(parts));

    /// <summary>Path from the root, with '/', as it is written in documents and approved lists.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Our files below a folder, by relative path, in a stable order; build output and version control are left out.</summary>
    public static IReadOnlyList<string> Files(string folder = ".", string pattern = "*")
    {
        var start = Path.GetFullPath(File(folder));
        return Directory.Exists(start) ? [.. Walk(start, pattern).Select(Relative).Order(StringComparer.Ordinal)] : [];
    }

    private static IEnumerable<string> Walk(string folder, string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(folder, pattern))
        {
            if (!file.EndsWith(".received.txt", StringComparison.Ordinal) && Path.GetFileName(file) != ".git")
            {
                yield return file;
            }
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Where(child => !NotOurs.Contains(Path.GetFileName(child))))
        {
            foreach (var file in Walk(child, pattern))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "FormExchange.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FormExchange.sln is in no folder above the tests: run them inside the working copy.");
    }
}
