using System.Text.RegularExpressions;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>Exchanges is cut by verbs; a verb can be read, changed and thrown away without reading another one.</summary>
public sealed class Capabilities_tests
{
    private const string Project = "src/FormExchange.Exchanges/";

    private static readonly string[] Shared = ["Lifecycle", "Data", "Routing", "Envelopes"];

    [Fact]
    public void Verbs_do_not_use_one_another()
    {
        var sources = SourceText.In(Project).Select(source => (source.File, Folder: FolderOf(source.File), source.Code)).ToList();
        var verbs = sources.Select(source => source.Folder).Where(folder => folder.Length > 0).Except(Shared).Distinct().ToList();
        verbs.ShouldNotBeEmpty();

        var found =
            from source in sources
            where source.Folder.Length > 0
            from verb in verbs
            where verb != source.Folder && Uses(source.Code, verb)
            select $"{source.File} -> {verb}";

        ShrinkingList.Hold(
            "Verbs",
            found,
            $"Folders of Exchanges are verbs; what two of them need stands in {string.Join(", ", Shared)}. One that calls another makes two things one.",
            "move what is shared, or let the first leave a record in the store that the second one finds.");
    }

    private static string FolderOf(string file)
    {
        var rest = file[Project.Length..].Split('/');
        return rest.Length > 1 ? rest[0] : string.Empty;
    }

    private static bool Uses(string code, string verb) => Regex.IsMatch(
        code, $@"\bFormExchange\s*\.\s*Exchanges\s*\.\s*{verb}\b|(?<![\w.])(Exchanges\s*\.\s*)?{verb}\s*\.\s*[A-Z]",
        RegexOptions.None, Regex.InfiniteMatchTimeout);
}
