using System.CommandLine;
using FormExchange.Cli.Site;
using FormExchange.Forms;

namespace FormExchange.Cli.Commands;

/// <summary>
/// <c>formx forms which [QUESTION=ANSWER …]</c>: which form somebody needs, and which documents. Without an answer every situation; with
/// some, the question that is still open, or the form.
/// </summary>
internal static class WhichForm
{
    private static readonly LocalizedText Documents = new("Pièces :", "الوثائق:", "Documents:");
    private static readonly LocalizedText Answers = new("Réponses :", "الأجوبة:", "Answers:");

    public static Command Create()
    {
        var answers = new Argument<string[]>("ANSWER") { Arity = ArgumentArity.ZeroOrMore };
        var which = new Command("which") { answers };
        which.SetAction(parsed => Run(parsed, parsed.GetValue(answers) ?? []));
        return which;
    }

    private static int Run(ParseResult parsed, string[] words)
    {
        if (CommonOptions.Catalogue(parsed) is not { } catalogue)
        {
            return ExitCode.Refused;
        }

        var output = CommonOptions.Output(parsed);
        if (words.Length == 0)
        {
            All(parsed, catalogue, output.Language);
            return ExitCode.Fine;
        }

        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in words.Select(word => word.Split('=', 2)))
        {
            given[parts[0]] = parts.Length == 2 ? parts[1] : "";
        }

        var meant = catalogue.Selections.FirstOrDefault(selection => given.All(answer => Knows(selection, answer.Key, answer.Value)));
        if (meant is null)
        {
            return output.Fail(CliCodes.UnknownAnswer.Refusal(string.Join(' ', words)));
        }

        if (meant.Find(given) is { } found)
        {
            Tell(parsed, catalogue, found, output.Language);
        }
        else
        {
            Ask(parsed, meant.Questions.First(question => !given.ContainsKey(question.Id)), output.Language);
        }

        return ExitCode.Fine;
    }

    private static bool Knows(Selection selection, string question, string answer) =>
        selection.Questions.Any(one => one.Id == question && one.Answers.Any(known => known.Id == answer));

    private static void All(ParseResult parsed, FormCatalogue catalogue, string language)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(catalogue.Selections.Select(selection => new
            {
                selection.Id, selection.Title, selection.Questions, selection.Source,
                Situations = selection.Situations().Select(situation => new { Answers = situation, Case = selection.Meeting(situation) }),
            }));
            return;
        }

        foreach (var selection in catalogue.Selections)
        {
            CliOutput.Line($"{selection.Id}  {selection.Title.In(language)}  [{selection.Source}]");
            foreach (var situation in selection.Situations())
            {
                var met = selection.Meeting(situation);
                var told = selection.Told(situation).Select(answer => answer.In(language));
                CliOutput.Line($"  {string.Join(" ", situation.Select(answer => $"{answer.Key}={answer.Value}"))}");
                CliOutput.Line($"    {string.Join(" – ", told)}: {met.Form ?? SiteWords.NoForm.In(language)}  « {met.Sentence.In(language)} »  {CliOutput.Source(met.Source, met.Decision)}");
            }
        }
    }

    private static void Tell(ParseResult parsed, FormCatalogue catalogue, SelectionCase found, string language)
    {
        var documents = found.Documents(catalogue);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(new { found.Form, found.CompletedBy, found.Rule, found.Sentence, found.Source, found.Decision, Documents = documents });
            return;
        }

        var title = found.Form is null ? null : catalogue.FindByCode(found.Form)?.Title.In(language);
        CliOutput.Line($"{found.Form ?? SiteWords.NoForm.In(language)}{(title is null ? "" : $"  {title}")}");
        CliOutput.Line($"  « {found.Sentence.In(language)} »  {CliOutput.Source(found.Source, found.Decision)}");
        if (documents.Count > 0)
        {
            CliOutput.Line($"  {Documents.In(language)}");
        }

        foreach (var document in documents)
        {
            CliOutput.Line($"  - {document.Obligation.ToString().ToLowerInvariant(),-12} {document.Text.In(language)}  {CliOutput.Source(document.Source, document.Decision)}");
        }
    }

    private static void Ask(ParseResult parsed, SelectionQuestion open, string language)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliOutput.Json(new { Question = open });
            return;
        }

        CliOutput.Line(open.Text.In(language));
        CliOutput.Line($"  {Answers.In(language)}");
        foreach (var answer in open.Answers)
        {
            CliOutput.Line($"  {open.Id}={answer.Id,-24} {answer.Text.In(language)}");
        }
    }
}
