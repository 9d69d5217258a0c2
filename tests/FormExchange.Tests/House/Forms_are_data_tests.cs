using System.Text.RegularExpressions;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.House;

/// <summary>A form is added by adding files to schemas/: no line of C# knows one by name.</summary>
public sealed partial class Forms_are_data_tests
{
    [Fact]
    public void No_source_names_a_form()
    {
        var names = Names();
        names.ShouldNotBeEmpty("The forms are in schemas/, a form.xml each.");
        var pattern = new Regex(
            $"(?<![A-Za-z0-9])({string.Join('|', names.Select(Regex.Escape))})(?![A-Za-z0-9])", RegexOptions.None, Regex.InfiniteMatchTimeout);

        var found =
            from file in Repository.Files("src")
            from Match match in pattern.Matches(Repository.Read(file))
            select $"{file} {match.Value}";

        ShrinkingList.Hold(
            "FormNames",
            found,
            "Forms are data: a form that source knows by name cannot be changed or added without a programmer. Comments count too: they grow old.",
            "put what is special about the form into its form.xml, rules or procedure; in a command's help, take an example from the catalogue.");
    }

    /// <summary>Codes, printed numbers and aliases, by pattern: this rule must see a form even when its file cannot be loaded.</summary>
    private static string[] Names() =>
    [
        .. Repository.Files("schemas", "form.xml")
            .SelectMany(file => NameOfForm().Matches(Repository.Read(file)))
            .SelectMany(match => match.Groups.Cast<Group>().Skip(1))
            .Where(group => group.Success)
            .Select(group => group.Value.Trim())
            .Distinct(),
    ];

    [GeneratedRegex("<Form\\b[^>]*?\\bcode=\"([^\"]+)\"|<Alias\\b[^>]*>([^<]+)</Alias>|<Number\\b[^>]*>([^<]+)</Number>", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex NameOfForm();
}
