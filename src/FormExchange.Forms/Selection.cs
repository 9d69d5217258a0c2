namespace FormExchange.Forms;

/// <summary>
/// Questions whose answers say which form somebody needs (LM-SEL-01). Each combination of answers meets exactly one case, which may say
/// that the sources name no form.
/// </summary>
public sealed record Selection(string Id, LocalizedText Title, IReadOnlyList<SelectionQuestion> Questions, IReadOnlyList<SelectionCase> Cases, string? Source, string? Decision)
{
    /// <summary>Every combination of answers, by question, in the order of the questions.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Situations() =>
        Questions.Aggregate(
            Enumerable.Repeat(new Dictionary<string, string>(StringComparer.Ordinal), 1),
            (known, question) => known.SelectMany(_ => question.Answers, (so, answer) => new Dictionary<string, string>(so, StringComparer.Ordinal) { [question.Id] = answer.Id }));

    /// <summary>The case of one of the <see cref="Situations"/>.</summary>
    public SelectionCase Meeting(IReadOnlyDictionary<string, string> situation) => Cases.First(one => one.Meets(situation));

    /// <summary>One of the <see cref="Situations"/> in words, an answer for each question.</summary>
    public IEnumerable<LocalizedText> Told(IReadOnlyDictionary<string, string> situation) =>
        Questions.Select(question => question.Answers.First(answer => answer.Id == situation[question.Id]).Text);

    /// <summary>The case that answers meet; null while they leave several open.</summary>
    public SelectionCase? Find(IReadOnlyDictionary<string, string> answers)
    {
        var met = Situations().Where(situation => answers.All(answer => situation.GetValueOrDefault(answer.Key) == answer.Value))
            .Select(situation => Meeting(situation)).Distinct().Take(2).ToList();
        return met.Count == 1 ? met[0] : null;
    }
}

public sealed record SelectionQuestion(string Id, LocalizedText Text, IReadOnlyList<SelectionAnswer> Answers);

public sealed record SelectionAnswer(string Id, LocalizedText Text);

/// <summary>
/// What holds for some answers: the form, or none where the sources name none; and the message with whose supporting documents it is
/// completed, of those the ones asked with this form.
/// </summary>
/// <param name="When">The answers to each question for which it holds; a question that is not there does not matter.</param>
public sealed record SelectionCase(IReadOnlyDictionary<string, IReadOnlyList<string>> When, string? Form, LocalizedText Sentence)
{
    public string? CompletedBy { get; init; }

    /// <summary>The rule that says so, where it has an id of its own.</summary>
    public string? Rule { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }

    public bool Meets(IReadOnlyDictionary<string, string> situation) => When.All(asked => asked.Value.Contains(situation.GetValueOrDefault(asked.Key, "")));

    /// <summary>The supporting documents that are needed: those of the form, and those of what completes it.</summary>
    public IReadOnlyList<RequiredDocument> Documents(FormCatalogue catalogue)
    {
        var own = Form is null ? [] : catalogue.FindByCode(Form)?.SupportingDocuments ?? [];
        var completing = CompletedBy is null ? [] : catalogue.FindByCode(CompletedBy)?.SupportingDocuments ?? [];
        return [.. own, .. completing.Where(document => document.With.Count == 0 || (Form is not null && document.With.Contains(Form)))];
    }
}
