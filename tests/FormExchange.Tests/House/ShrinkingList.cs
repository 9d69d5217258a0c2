using System.Runtime.CompilerServices;
using FormExchange.Tests.Support;

namespace FormExchange.Tests.House;

/// <summary>
/// Holds a rule except for the cases that stand in its list of exceptions (<c>name.approved.txt</c>, "case | reason" a line). A case
/// that is not there fails; so does a line whose case is gone, so that the list gets shorter and never longer by itself.
/// </summary>
public static class ShrinkingList
{
    public static void Hold(string name, IEnumerable<string> found, string why, string whatToDo, [CallerFilePath] string testSource = "")
    {
        var exceptions = Approved.Lines(name, testSource).Select(line => line.Split(" | ")[0].Trim()).ToHashSet(StringComparer.Ordinal);
        var cases = found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        var broken = cases.Where(each => !exceptions.Contains(each)).ToList();
        Assert.True(broken.Count == 0, $"{why}\nWhat to do: {whatToDo}\nFound:\n  {string.Join("\n  ", broken)}");

        var over = exceptions.Except(cases, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(
            over.Count == 0,
            $"These exceptions are no longer needed. Remove their lines from House/{name}.approved.txt: the list only gets shorter.\n  {string.Join("\n  ", over)}");
    }
}
