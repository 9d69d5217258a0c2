namespace FormExchange.Tests.Support;

/// <summary>
/// The programs that tests start: those that tests/run published, compiled ahead as a deployment has them, or else those of the build beside
/// the tests.
/// </summary>
internal static class Programs
{
    private static readonly string? Published = Environment.GetEnvironmentVariable("FORMEXCHANGE_TEST_PROGRAMS") is { Length: > 0 } folder ? folder : null;

    public static string Formx { get; } = Find("FormExchange.Cli", "formx");

    public static string Host { get; } = Find("FormExchange.Host", "FormExchange.Host");

    private static string Find(string project, string name) => Published is { } folder
        ? Path.Combine(folder, name)
        : Repository.File("src", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", name);
}
