using System.Text.RegularExpressions;

namespace FormExchange.Tests.Cli;

/// <summary>What differs from run to run, replaced by what it is: an approved file then shows the shape.</summary>
internal static partial class Masked
{
    public static string Text(string output) => Time().Replace(Digest().Replace(Id().Replace(output, "{id}"), "{digest}"), "{time}");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Time();
}
