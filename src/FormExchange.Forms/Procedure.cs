namespace FormExchange.Forms;

/// <summary>
/// Who opens a case, what answers what until when, and what closes it (EESSI's business use case). <see cref="Parties"/> begins with
/// <c>owner</c>, who opens the case, and <c>counterparty</c>; others, inside and outside the service, follow. <see cref="Eessi"/> lists the
/// analogues in EESSI, separated by spaces (<c>P_BUC_01</c>), and is null where it has none.
/// </summary>
public sealed record Procedure(
    string Id, string? Eessi, LocalizedText Title, IReadOnlyList<ProcedureParty> Parties, IReadOnlyList<ProcedureStep> Steps, string? Source, string? Decision)
{
    /// <summary>It may happen within the case of any other procedure: a reminder, a question, the closing.</summary>
    public bool WithinAny { get; init; }

    /// <summary>Rules of the sources about the procedure that no single document can break, shown to people.</summary>
    public IReadOnlyList<RuleInfo> Statements { get; init; } = [];

    /// <summary>Whether one of the steps sends the form as an answer to the other.</summary>
    public bool HasAnswer(string form, string answered) => Steps.Any(step => step.Messages.Contains(form) && step.AnswersForm(answered));
}

/// <summary>Somebody who takes part: an institution that holds <paramref name="Role"/>, or, without one, a person or employer outside the service, who is named.</summary>
public sealed record ProcedureParty(string Id, string? Role, LocalizedText? Name);

/// <summary>
/// One step: <see cref="Messages"/> are the codes of which one is sent; none where paper is handed over outside the service. From and to
/// are ids of <see cref="ProcedureParty"/>; equal where the document is made there and kept in the case.
/// </summary>
public sealed record ProcedureStep(int Number, string From, string To, IReadOnlyList<string> Messages)
{
    /// <summary>In <see cref="Answers"/>: whatever the case holds.</summary>
    public const string Anything = "*";

    /// <summary>Codes of the forms of which it answers one.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    public bool Opens { get; init; }

    public bool Closes { get; init; }

    /// <summary>XPath on the root of the message: the step is meant for such a document only.</summary>
    public string? When { get; init; }

    /// <summary>Until when; null where nobody waits for it.</summary>
    public StepDeadline? Deadline { get; init; }

    /// <summary>What happens, where the message alone does not tell.</summary>
    public LocalizedText? Text { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }

    public bool IsOutside => Messages.Count == 0;

    public bool IsKept => From == To;

    public bool AnswersForm(string form) => Answers.Contains(form) || Answers.Contains(Anything);
}

/// <summary>
/// Until when a step is due: <paramref name="After"/> counted from the date at <see cref="Path"/> in the last <see cref="Message"/> of the
/// case (negative: before it), or, without a path, from the day on which what the step answers was signed.
/// </summary>
public sealed record StepDeadline(CalendarSpan After, LocalizedText Text)
{
    public string? Rule { get; init; }

    public string? Message { get; init; }

    public string? Path { get; init; }

    public string? Article { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }

    /// <summary>No text gives it: the service sets it and says so, never as law.</summary>
    public bool IsServiceDeadline => Source is null && Article is null;
}
