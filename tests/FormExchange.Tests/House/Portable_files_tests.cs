using System.Text;
using FormExchange.Tests.Support;

namespace FormExchange.Tests.House;

/// <summary>What is committed works on any machine and names none.</summary>
public sealed class Portable_files_tests
{
    // Written in two parts, because this file is one of those that are searched.
    private static readonly string[] Machines = ["/wo" + "rk/", "/ro" + "ot/", "/fa" + "rm/", "/tmp/w" + "t/"];

    private static readonly string[] Registries = ["api.nuget" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"];

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine() => ShrinkingList.Hold(
        "MachinePaths",
        Containing(Machines),
        "A path of one machine is wrong on every other one.",
        "find the place at run time: from the repository's root, the data folder or an argument.");

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() => ShrinkingList.Hold(
        "Registries",
        Containing(Registries),
        "Where packages come from is the business of the machine that builds: public, mirrored or offline.",
        "leave the host out; dotnet and apt know their sources.");

    private static IEnumerable<string> Containing(string[] words) =>
        from file in Repository.Files()
        let text = File.ReadAllText(Repository.File(file), Encoding.Latin1)
        from word in words
        where text.Contains(word, StringComparison.Ordinal)
        select $"{file} {word}";
}
