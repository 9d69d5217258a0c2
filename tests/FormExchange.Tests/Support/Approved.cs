using System.Runtime.CompilerServices;

namespace FormExchange.Tests.Support;

/// <summary>
/// Texts that a person has read and approved. They stand beside the test as <c>name.approved.txt</c>; a text that differs is written
/// to <c>name.received.txt</c> (ignored by git). FORMEXCHANGE_APPROVE=1 makes what is received approved: read the difference in git.
/// </summary>
public static class Approved
{
    public static void Match(string text, string name, [CallerFilePath] string testSource = "")
    {
        var (approved, received) = Paths(name, testSource);
        var now = Normalise(text);
        if (Environment.GetEnvironmentVariable("FORMEXCHANGE_APPROVE") == "1")
        {
            File.WriteAllText(approved, now);
        }

        var before = File.Exists(approved) ? Normalise(File.ReadAllText(approved)) : null;
        if (before == now)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, now);
        Assert.Fail(
            $"The text differs from {Repository.Relative(approved)}{FirstDifference(before, now)}.\n" +
            $"Received: {Repository.Relative(received)}. If it is right, run again with FORMEXCHANGE_APPROVE=1 and commit the approved file.");
    }

    /// <summary>The lines of an approved list, without blank ones and those that begin with '#'. A list that is not there is empty.</summary>
    public static IReadOnlyList<string> Lines(string name, [CallerFilePath] string testSource = "")
    {
        var (approved, _) = Paths(name, testSource);
        return File.Exists(approved)
            ? [.. File.ReadLines(approved).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')]
            : [];
    }

    private static (string Approved, string Received) Paths(string name, string testSource)
    {
        var stem = Path.Combine(Path.GetDirectoryName(testSource)!, name);
        return (stem + ".approved.txt", stem + ".received.txt");
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string? before, string now)
    {
        if (before is null)
        {
            return ", which is not there yet";
        }

        var (old, lines) = (before.Split('\n'), now.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(old.Length, lines.Length))
            .First(index => old.ElementAtOrDefault(index) != lines.ElementAtOrDefault(index));
        return $" at line {at + 1}:\n  approved: {old.ElementAtOrDefault(at)}\n  received: {lines.ElementAtOrDefault(at)}\n";
    }
}
