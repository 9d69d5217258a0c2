using System.Text.Json;

namespace FormExchange.Tests.Cli;

/// <summary>The built command line, run as somebody at a terminal or a script runs it.</summary>
internal static class FormxProcess
{
    public static Task<ToolResult> RunAsync(params string[] arguments) => RunWithAsync(new Dictionary<string, string?>(), arguments);

    public static Task<ToolResult> RunWithAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        ExternalTool.RunAsync(Programs.Formx, arguments, timeout: TimeSpan.FromMinutes(2), environment: environment);

    /// <summary>All of standard output as one JSON value: anything else there fails the test.</summary>
    public static JsonElement Json(this ToolResult result)
    {
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }

    /// <summary>The exit code and the code that the last line of standard error begins with; the line is a sentence of ours, not a framework's.</summary>
    public static (int ExitCode, string Code) Refusal(this ToolResult result)
    {
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldNotBeEmpty(result.Output);
        result.Error.ShouldNotContain("Exception");
        result.Error.ShouldNotContain("   at ");
        return (result.ExitCode, lines[^1].Split(':')[0]);
    }

    /// <summary>As <see cref="Refusal"/>, where that line is all that was said and standard output is empty.</summary>
    public static (int ExitCode, string Code) OnlyRefusal(this ToolResult result)
    {
        result.Output.ShouldBeEmpty();
        result.Error.Count(letter => letter == '\n').ShouldBe(1, result.Error);
        return result.Refusal();
    }

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static IReadOnlyList<string> Names(this JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
