using System.CommandLine;
using FormExchange.Cli;
using FormExchange.Cli.Usage;
using FormExchange.Forms;

namespace FormExchange.Tests.Cli;

/// <summary>Each command, argument and option is explained, in each language, and nothing is explained that is not there.</summary>
public sealed class Helps_in_three_languages
{
    private static IReadOnlyList<(string Path, Command Command)> Commands => [.. WithPaths(Formx.Build(), string.Empty)];

    [Fact]
    public void On_every_word_of_every_command()
    {
        var texts = Commands.SelectMany(c => Names(c.Command).Select(name => (Where: $"{c.Path} {name}", Text: HelpPage.Said(c.Path, name)))
            .Prepend((Where: c.Path, Text: HelpPage.Said(c.Path, null)))).ToList();

        texts.Count.ShouldBeGreaterThan(50);
        texts.Where(t => LocalizedText.Languages.Any(language => string.IsNullOrWhiteSpace(t.Text.In(language)))).Select(t => t.Where).ShouldBeEmpty();
        texts.Where(t => t.Text.In("fr") == t.Text.In("en") || t.Text.In("ar") == t.Text.In("en")).Select(t => t.Where).ShouldBeEmpty("a language is missing");
    }

    [Fact]
    public void And_on_nothing_else() => HelpTexts.All.Keys
        .Except(Commands.SelectMany(c => Names(c.Command).SelectMany(name => new[] { $"{c.Path} {name}".Trim(), name }).Append(c.Path)))
        .ShouldBeEmpty("a text on something that is no longer there");

    [Theory]
    [InlineData("fr", "Emploi :", "fichier à écrire (obligatoire)")]
    [InlineData("ar", "الاستعمال:", "الملف الذي يكتب (إلزامي)")]
    [InlineData("en", "Usage:", "file to write (required)")]
    public async Task As_whoever_asks_sees_it(string language, string usage, string about)
    {
        var page = (await FormxHere.RunAsync("broker", "definitions", "--help", "--lang", language)).ShouldSucceed();

        page.Error.ShouldBeEmpty();
        page.Output.ShouldContain($"{usage} formx broker definitions --out FILE [OPTIONS]\n");
        page.Output.ShouldContain(about);
        foreach (var option in new[] { "--out FILE", "--passwords DIR", "--vhost NAME", "--institutions ID…", "--delivery-limit N", "--lang fr|ar|en" })
        {
            page.Output.Split('\n').ShouldContain(line => line.StartsWith("  " + option, StringComparison.Ordinal), option);
        }
    }

    private static IEnumerable<string> Names(Command command) =>
        command.Options.Select(option => option.Name).Concat(command.Arguments.Select(argument => argument.Name));

    private static IEnumerable<(string Path, Command Command)> WithPaths(Command command, string path) =>
        command.Subcommands.SelectMany(c => WithPaths(c, $"{path} {c.Name}".Trim())).Prepend((path, command));
}
