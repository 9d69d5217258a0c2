using System.Text.RegularExpressions;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>The table of who may use whom: the arrows of the house go one way.</summary>
public sealed partial class Project_references_tests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["FormExchange.Forms"] = [],
        ["FormExchange.Trust"] = ["FormExchange.Forms"],
        ["FormExchange.Exchanges"] = ["FormExchange.Forms", "FormExchange.Trust"],
        ["FormExchange.Storage"] = ["FormExchange.Exchanges"],
        ["FormExchange.Transport"] = ["FormExchange.Exchanges"],
        ["FormExchange.Host"] =
            ["FormExchange.Exchanges", "FormExchange.Forms", "FormExchange.Storage", "FormExchange.Transport", "FormExchange.Trust"],
        ["FormExchange.Cli"] = ["FormExchange.Host"],
        ["FormExchange.Tests"] = ["FormExchange.Cli"],
        ["FormExchange.Benchmarks"] = ["FormExchange.Trust"],
    };

    private static readonly Dictionary<string, string> OnlyIn = new(StringComparer.Ordinal)
    {
        ["MassTransit"] = "FormExchange.Transport",
        ["RabbitMQ"] = "FormExchange.Transport",
        ["Polly"] = "FormExchange.Transport",
        ["Microsoft.EntityFrameworkCore.Sqlite"] = "FormExchange.Storage",
        ["Microsoft.Data.Sqlite"] = "FormExchange.Storage",
        ["SQLitePCL"] = "FormExchange.Storage",
        ["Npgsql"] = "FormExchange.Storage",
        ["Serilog"] = "FormExchange.Host",
        ["System.CommandLine"] = "FormExchange.Cli",
        ["Spectre.Console"] = "FormExchange.Cli",
    };

    [Fact]
    public void A_project_uses_only_the_projects_of_the_table()
    {
        var found = Projects().ToDictionary(project => project.Name, project => References(project.Text).Order(StringComparer.Ordinal).ToArray());

        foreach (var (name, references) in found)
        {
            Allowed.ShouldContainKey(name, "A new project is a new idea of the whole house: put it into the table of this test and into docs/architecture.md.");
            references.Except(Allowed[name]).ShouldBeEmpty(
                $"{name} may use {string.Join(", ", Allowed[name].DefaultIfEmpty("no other project"))}: arrows go one way, so that a part can be read and tested alone. " +
                "Move the type to where both see it, or hand it in from outside.");
        }

        found.Keys.ShouldBe(Allowed.Keys, ignoreOrder: true);
    }

    [Fact]
    public void A_package_that_is_an_implementation_detail_stays_in_its_project()
    {
        var found =
            from project in Projects()
            from Match package in PackageReference().Matches(project.Text)
            from rule in OnlyIn
            where package.Groups[1].Value.StartsWith(rule.Key, StringComparison.Ordinal) && rule.Value != project.Name
            select $"{project.Name} {package.Groups[1].Value}";

        ShrinkingList.Hold(
            "Packages",
            found,
            "Databases stay behind Storage, the bus behind Transport, the crypto packages behind Trust: each can then be replaced or audited in one place.",
            "use the seam of the project that owns the package.");
    }

    [Fact]
    public void A_name_space_that_is_an_implementation_detail_stays_in_its_project()
    {
        var found =
            from source in SourceText.In("src")
            from rule in OnlyIn
            where !source.File.StartsWith($"src/{rule.Value}/", StringComparison.Ordinal)
                && Regex.IsMatch(source.Code, $@"(?<![\w.]){Regex.Escape(rule.Key)}\s*[.;]", RegexOptions.None, Regex.InfiniteMatchTimeout)
            select $"{source.File} {rule.Key}";

        ShrinkingList.Hold(
            "Namespaces",
            found,
            "Databases stay behind Storage, the bus behind Transport, the crypto packages behind Trust: each can then be replaced or audited in one place.",
            "use the seam of the project that owns the package.");
    }

    [Fact]
    public void Forms_has_no_package_at_all() => PackageReference().Matches(Repository.Read("src/FormExchange.Forms/FormExchange.Forms.csproj"))
        .ShouldBeEmpty("What a valid form is must be readable and portable with nothing but the framework.");

    [Fact]
    public void Signed_xml_is_named_nowhere_but_where_its_cost_is_measured() => ShrinkingList.Hold(
        "SignedXml",
        SourceText.In("src")
            .Where(source => source.File != "src/FormExchange.Cli/Bench/FrameworksWay.cs" && SignedXml().IsMatch(source.Code))
            .Select(source => source.File),
        "CheckSignature alone accepts forgeries, and EncryptedXml is worse: both are only good to be compared with.",
        "call EnvelopeSigner or EnvelopeVerifier.");

    private static IEnumerable<(string Name, string Text)> Projects() =>
        Repository.Files(".", "*.csproj").Select(file => (Path.GetFileNameWithoutExtension(file), Repository.Read(file)));

    private static IEnumerable<string> References(string project) =>
        ProjectReference().Matches(project).Select(match => Path.GetFileNameWithoutExtension(match.Groups[1].Value.Replace('\\', '/')));

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex ProjectReference();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"\b(SignedXml|EncryptedXml)\b", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex SignedXml();
}
