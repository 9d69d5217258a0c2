namespace FormExchange.Tests.Trust;

/// <summary>Finds the working tree from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Schemas => Path.Combine(Root, "schemas");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FormExchange.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the working tree.");
        }

        return folder;
    }
}
