using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FormExchange.Tests.Cli;

/// <summary>What differs from run to run, replaced by what it is: an approved file then shows the shape.</summary>
internal static partial class Masked
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of a timeline its beginning alone: how many tries there were is the machine's affair.</summary>
    public static string Shape(string json)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var exchange in root["exchanges"]?.AsArray() ?? [root])
        {
            var timeline = exchange!["timeline"]!.AsArray();
            timeline.RemoveRange(1, timeline.Count - 1);
        }

        return Text(root.ToJsonString(Options));
    }

    private static string Text(string output) => Time().Replace(Digest().Replace(Id().Replace(output, "{id}"), "{digest}"), "{time}");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Time();
}
