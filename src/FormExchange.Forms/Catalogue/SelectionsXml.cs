namespace FormExchange.Forms.Catalogue;

/// <summary>Reads selections/*.xml, and holds that every situation has exactly one answer.</summary>
internal static class SelectionsXml
{
    public static (Selection Selection, StrictElement Element)? Read(CatalogueFolder folder, string file)
    {
        if (folder.Root(file, "Selection") is not { } root)
        {
            return null;
        }

        var questions = root.Children("Question").Select(Question).ToList();
        var cases = root.Children("Case").Select(element => Case(element, questions)).ToList();
        var selection = new Selection(
            root.Required("id"), root.RequiredTexts("Title"), questions, cases, root.Optional("source"), root.Optional("decision"));
        root.Done();
        Complete(selection, root);
        return (selection, root);
    }

    private static SelectionQuestion Question(StrictElement element)
    {
        var question = new SelectionQuestion(element.Required("id"), element.RequiredTexts("Ask"), [.. element.Children("Answer").Select(Answer)]);
        element.Done();
        return question;
    }

    private static SelectionAnswer Answer(StrictElement element)
    {
        var answer = new SelectionAnswer(element.Required("id"), element.RequiredTexts());
        element.Done();
        return answer;
    }

    private static SelectionCase Case(StrictElement element, List<SelectionQuestion> questions)
    {
        var when = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (element.Optional(question.Id)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { } answers)
            {
                continue;
            }

            when[question.Id] = answers;
            if (answers.Any(answer => question.Answers.All(known => known.Id != answer)))
            {
                element.Problem(CatalogueCodes.AttributeValue, element.Name, question.Id);
            }
        }

        var read = new SelectionCase(when, element.Optional("form"), element.RequiredTexts())
        {
            Rule = element.Optional("rule"),
            CompletedBy = element.Optional("completedBy"),
            Source = element.Optional("source"),
            Decision = element.Optional("decision"),
        };
        element.Done();
        return read;
    }

    private static void Complete(Selection selection, StrictElement root)
    {
        foreach (var situation in selection.Situations())
        {
            if (selection.Cases.Count(one => one.Meets(situation)) != 1)
            {
                root.Problem(TravelCodes.SelectionGap, string.Join(", ", situation.Select(answer => $"{answer.Key}={answer.Value}")));
            }
        }
    }
}
