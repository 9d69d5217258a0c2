using System.Text.Json;

namespace FormExchange.Tests.Journeys;

/// <summary>What a long run found, as JSON, where <c>tests/run</c> collects it (the folder that <c>FORMEXCHANGE_REPORTS</c> names); nowhere else.</summary>
internal static class Reports
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task WriteAsync(string name, object report)
    {
        if (Environment.GetEnvironmentVariable("FORMEXCHANGE_REPORTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(report, Json) + "\n");
        }
    }
}
