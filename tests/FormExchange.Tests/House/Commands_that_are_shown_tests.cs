using System.CommandLine;
using System.Text.RegularExpressions;
using FormExchange.Cli;
using FormExchange.Cli.Usage;
using FormExchange.Forms;

namespace FormExchange.Tests.House;

/// <summary>A command that a document, a script of the deployment or a refusal shows is one that <c>formx</c> understands.</summary>
public sealed partial class Commands_that_are_shown_tests
{
    private static readonly string[] Places = ["docs", "deploy", "README.md", "schemas/README.md", "CHANGELOG.md"];

    [Fact]
    public void In_documents_and_in_the_deployment()
    {
        var shown = Places.SelectMany(place => File.Exists(Repository.File(place)) ? [place] : Repository.Files(place))
            .SelectMany(file => Shown(Repository.Read(file)).Select(command => (file, command))).ToList();

        shown.Count.ShouldBeGreaterThan(12);
        shown.Select(each => (each.file, each.command, No: Misuse(each.command))).Where(each => each.No is not null)
            .Select(each => $"{each.file}: formx {each.command}: {each.No!.Text.En}").ShouldBeEmpty();
    }

    [Fact]
    public void In_what_is_said_to_people()
    {
        var shown =
            from type in Ours.ProductTypes
            from field in type.GetFields()
            where field.FieldType == typeof(CodedText)
            let text = (CodedText)field.GetValue(null)!
            from said in new[] { text.En, text.Fr, text.Ar }
            from command in Shown(said.Replace('"', '`'))
            select (text.Code, Command: command);

        shown.Count().ShouldBeGreaterThan(12);
        shown.Select(each => (each.Code, each.Command, No: Misuse(each.Command))).Where(each => each.No is not null)
            .Select(each => $"{each.Code}: formx {each.Command}: {each.No!.Text.En}").ShouldBeEmpty();
    }

    private static IEnumerable<string> Shown(string text) =>
        Command().Matches(text.Replace("\\\n", " ", StringComparison.Ordinal).Replace("\"$formx\"", "formx", StringComparison.Ordinal)).Select(match => match.Groups[1].Value.Trim());

    /// <summary>Null if it is understood. Where only the name of a command is shown, its arguments are not missed.</summary>
    private static Refusal? Misuse(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '\'')).TakeWhile(word => word is not ("#" or ">"));
        var no = UsageCheck.Check(Formx.Build().Parse([.. words]));
        return no?.Code == CliCodes.MissingWord.Code && !command.Contains("--", StringComparison.Ordinal) ? null : no;
    }

    /// <summary>Up to what ends a command in a shell, in a document's code or in a sentence.</summary>
    [GeneratedRegex(@"(?<![\w{-])formx +((?:[a-z]+)(?: [^`«»&;|()\n]*)?)", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Command();
}
