namespace FormExchange.Benchmarks;

/// <summary>Where the schemas and samples are that the benchmarks work on.</summary>
internal static class WorkingCopy
{
    public static string Root { get; } = Find();

    public static string Schemas => Path.Combine(Root, "schemas");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FormExchange.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FormExchange.sln is in no folder above: run the benchmarks inside the working copy.");
    }
}
