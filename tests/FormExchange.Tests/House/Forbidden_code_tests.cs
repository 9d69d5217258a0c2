using System.Text.RegularExpressions;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>Calls that are right in one place only. The compiler's list of banned symbols holds most of them; this holds the rest, and the list itself.</summary>
public sealed partial class Forbidden_code_tests
{
    [Fact]
    public void Xml_readers_are_made_in_one_place() => ShrinkingList.Hold(
        "XmlReaders",
        Lines("src", XmlReader(), file => !file.StartsWith("src/FormExchange.Forms/SafeXml", StringComparison.Ordinal)),
        "A reader with the framework's own settings reads DTDs, depths and sizes that a stranger chose.",
        "use SafeXml of FormExchange.Forms, which has the limits.");

    [Fact]
    public void Nobody_reads_the_wall_clock() => ShrinkingList.Hold(
        "WallClock",
        Lines("src", WallClock(), file => !file.StartsWith("src/FormExchange.Host/", StringComparison.Ordinal)
            && !file.StartsWith("src/FormExchange.Cli/", StringComparison.Ordinal)),
        "Time that is not handed in cannot be tested, and a rule that reads the clock gives sender and auditor different verdicts.",
        "take a TimeProvider; only Host and Cli, where everything is put together, name TimeProvider.System.");

    [Fact]
    public void Every_project_obeys_the_list_of_banned_symbols()
    {
        var shared = Repository.Read("Directory.Build.props");
        shared.ShouldContain("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\" />");
        shared.ShouldContain("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"");
        shared.ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        var settings = Repository.Files(".", "*.csproj").Concat(Repository.Files(".", "*.props")).Concat(Repository.Files(".", "*.targets"))
            .SelectMany(file => SwitchedOff().Matches(Repository.Read(file)).Select(match => $"{file} {match.Value}"));
        ShrinkingList.Hold(
            "SwitchedOff",
            settings.Concat(Lines("src", Pragma())).Concat(Lines("tests", Pragma())),
            "A warning that is switched off in one place is switched off for whoever copies that place.",
            "remove the cause; where a rule is wrong for the whole house, say so in .editorconfig with the reason.");
    }

    /// <summary>The compiler's rules of style could say it: with them a build takes a quarter longer, for this one.</summary>
    [Fact]
    public void A_namespace_is_that_of_its_whole_file() => ShrinkingList.Hold(
        "Namespaces",
        Lines("src", Braced()).Concat(Lines("tests", Braced())),
        "Braces around a whole file move all of it to the right.",
        "write 'namespace Name;'.");

    [Fact]
    public void No_test_is_skipped() => ShrinkingList.Hold(
        "Skipped",
        Lines("tests", Skipped()),
        "A skipped test is a promise that nobody keeps; tests/run fails on it as well.",
        "make it run, or delete it and say why in the commit.");

    /// <summary>A publish or a commit that has no name among the fault points is one at which no test brings death.</summary>
    [Fact]
    public void What_becomes_durable_or_leaves_does_so_in_known_places() => ShrinkingList.Hold(
        "DurableCalls",
        Lines("src", Durable()).Distinct(),
        "Tests bring death before and after each of these; one that nobody knows of is never tried.",
        "go through IExchangeStore.CommitAsync or IEnvelopeTransport.SendAsync, or give it a name in FaultPoints, strike it (Journeys/Strike.cs), and add it here with its name.");

    private static IEnumerable<string> Lines(string folder, Regex pattern, Func<string, bool>? inScope = null) =>
        from source in SourceText.In(folder)
        where inScope is null || inScope(source.File)
        from Match match in pattern.Matches(source.Code)
        select $"{source.File} {Blanks().Replace(match.Value, " ").Trim()}";

    [GeneratedRegex(@"\bnew\s+(XmlDocument|XPathDocument|XmlTextReader|XmlValidatingReader|XmlNodeReader)\b|\bXmlReader\s*\.\s*Create\b|\bX(Document|Element)\s*\.\s*(Load|LoadAsync|Parse)\b|\bXmlDictionaryReader\s*\.\s*Create\w*|\.LoadXml\b|\bXmlSchema\s*\.\s*Read\b", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex XmlReader();

    [GeneratedRegex(@"\bBasicPublishAsync\b|\bendpoint\s*\.\s*Send\b|\btransaction\s*\.\s*CommitAsync\b|\bSaveChangesAsync\b|\bExecuteSql\w*|\bExecute(Update|Delete)Async\b|\bExecuteNonQueryAsync\b|\bMigrateAsync\b", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Durable();

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b|\bEnvironment\s*\.\s*TickCount(64)?\b|\bTimeProvider\s*\.\s*System\b|\bThread\s*\.\s*Sleep\b", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex WallClock();

    [GeneratedRegex(@"<NoWarn>[^<]*</NoWarn>|<AdditionalFiles Remove[^>]*>|<TreatWarningsAsErrors>false|<WarningsNotAsErrors>[^<]*|<RunAnalyzers>false|<EnableNETAnalyzers>false", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"#pragma\s+warning\s+disable[^\n]*|\[\s*(assembly\s*:\s*)?SuppressMessage\b", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Pragma();

    [GeneratedRegex(@"\bnamespace\s+[\w.]+\s*\{", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Braced();

    [GeneratedRegex(@"\bSkip(Unless|When|Type)?\s*=|\bExplicit\s*=\s*true|\bAssert\s*\.\s*Skip\w*", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\s+", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Blanks();
}
