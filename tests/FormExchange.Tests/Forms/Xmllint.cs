using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>libxml2's opinion of documents: whether a form's schema accepts each, asked in one process.</summary>
internal static class Xmllint
{
    public static async Task<Dictionary<string, bool>> AcceptsAsync(FormDefinition form, IEnumerable<string> files)
    {
        var asked = files.ToList();
        var (exit, _, errors) = await ExternalTool.RunAsync("xmllint", ["--noout", "--nonet", "--schema", SchemaOf(form), .. asked], timeout: TimeSpan.FromMinutes(10));
        exit.ShouldBeOneOf(0, 1, 3);
        var accepted = errors.Split('\n').Where(line => line.EndsWith(" validates", StringComparison.Ordinal)).Select(line => line[..^" validates".Length]).ToHashSet();
        return asked.ToDictionary(file => file, accepted.Contains);
    }

    public static string SchemaOf(FormDefinition form) => Path.Combine(form.Folder, form.File.SchemaFile);
}
