using System.Globalization;

namespace FormExchange.Tests.Support.Servers;

/// <summary>What the kernel says about processes that are not our children and that no <c>Process</c> object follows.</summary>
internal static class ProcessTable
{
    /// <summary>Whether the process still runs. One that has ended and that nobody has collected yet is gone.</summary>
    public static bool IsRunning(int id) => Read(id) is { State: not ('Z' or 'X') };

    /// <summary>The children of a process, their children, and so on.</summary>
    public static IReadOnlyList<int> Descendants(int id)
    {
        var children = Ids().Select(each => (Id: each, Facts: Read(each))).Where(each => each.Facts is not null)
            .ToLookup(each => each.Facts!.Value.Parent, each => each.Id);
        var found = new List<int>(children[id]);
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(children[found[at]]);
        }

        return found;
    }

    /// <summary>The name of the program that the process runs.</summary>
    public static string NameOf(int id) => File.ReadAllText($"/proc/{id}/comm").Trim();

    private static IEnumerable<int> Ids() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0
        select id;

    private static (char State, int Parent)? Read(int id)
    {
        try
        {
            // "id (name) state parent …"; the name may hold blanks and brackets.
            var line = File.ReadAllText($"/proc/{id}/stat");
            var words = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (words[0][0], int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It ended while we looked.
            return null;
        }
    }
}
