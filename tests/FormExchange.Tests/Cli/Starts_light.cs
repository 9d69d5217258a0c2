namespace FormExchange.Tests.Cli;

/// <summary>A command that needs no host loads neither web server nor database nor bus: it is asked in editors and loops, and answers at once.</summary>
public sealed class Starts_light
{
    private static readonly string[] Heavy = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "MassTransit", "Serilog"];

    [Theory]
    [InlineData("validate schemas/ma-lu/LM15/1/samples/valid-full.xml --json")]
    [InlineData("forms list")]
    [InlineData("forms check")]
    [InlineData("--help")]
    public async Task Without_a_host(string line) => (await LoadedAsync(line.Split(' '))).ShouldBeEmpty();

    [Fact]
    public async Task And_what_this_measures_sees_a_host()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        (await LoadedAsync("status", "unknown", "--data", folder.File("data"))).ShouldNotBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> LoadedAsync(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var list = folder.File("loaded.txt");
        await FormxProcess.RunWithAsync(
            new Dictionary<string, string?> { ["DOTNET_STARTUP_HOOKS"] = typeof(Starts_light).Assembly.Location, [StartupHook.Target] = list }, arguments);
        var loaded = await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken);
        loaded.ShouldContain("FormExchange.Forms");
        return [.. loaded.Where(name => Heavy.Any(heavy => name.StartsWith(heavy, StringComparison.Ordinal)))];
    }
}
