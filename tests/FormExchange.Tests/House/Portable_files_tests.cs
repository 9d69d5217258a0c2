using System.Text;
using System.Text.RegularExpressions;

namespace FormExchange.Tests.House;

/// <summary>What is committed works on any machine and names none.</summary>
public sealed partial class Portable_files_tests
{
    /// <summary>Hosts that may stand in a file: standards, licences, conventions of writing, names of settings of the JDK (apache.org), and addresses that lead nowhere.</summary>
    private static readonly string[] KnownHosts =
    [
        "www.w3.org", "uri.etsi.org", "www.unece.org", "purl.oclc.org", "www.apache.org", "apache.org", "semver.org", "keepachangelog.com",
        "example.org", "127.0.0.1", "0.0.0.0", "192.0.2.1", "uri",
    ];

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine() => ShrinkingList.Hold(
        "MachinePaths",
        Found(HomePath()),
        "A path of one machine is wrong on every other one.",
        "find the place at run time: from the repository's root, the data folder or an argument.");

    [Fact]
    public void No_file_names_a_host_that_is_not_known_here() => ShrinkingList.Hold(
        "Hosts",
        Found(Host()).Where(found => !KnownHosts.Contains(found.Split(' ')[1])),
        "Where packages come from is the business of the machine that builds, and a program that needs no network should name no host.",
        "leave the host out; if it is a standard's, add it to the list.");

    private static IEnumerable<string> Found(Regex pattern) =>
        from file in Repository.Files()
        from Match match in pattern.Matches(File.ReadAllText(Repository.File(file), Encoding.Latin1))
        select $"{file} {match.Groups[1].Value}";

    /// <summary>Homes of people and of build machines, by the first folder of an absolute path.</summary>
    [GeneratedRegex(@"(?<![\w.:/*\]-])(/(?:home|root|work|farm|build|Users|workspace)/\w)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex HomePath();

    [GeneratedRegex(@"https?://([A-Za-z0-9.-]+)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Host();
}
