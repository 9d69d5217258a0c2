namespace FormExchange.Forms.Catalogue;

/// <summary>A form.xml as it was written, before its schema and rules are known.</summary>
internal sealed record FormFile(string File, string AbsoluteFolder, string Code, string Version, string Convention)
{
    public required FormKind Kind { get; init; }

    public required string SchemaFile { get; init; }

    public string? RulesFile { get; init; }

    public required string Namespace { get; init; }

    public required string Root { get; init; }

    public string? Number { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required LocalizedText Title { get; init; }

    public IReadOnlyList<Edition> Editions { get; init; } = [];

    public IReadOnlyList<RuleInfo> Statements { get; init; } = [];

    public required PartyPath Sender { get; init; }

    public required PartyPath Receiver { get; init; }

    public required LinedPath AsOf { get; init; }

    public Checklist? Checklist { get; init; }

    public IReadOnlyList<LinedCrossRule> CrossRules { get; init; } = [];

    public IReadOnlyList<(Validity Validity, int Line)> Validities { get; init; } = [];

    public IReadOnlyList<(Deadline Deadline, int Line)> Deadlines { get; init; } = [];

    public IReadOnlyList<(PrintedCopy Copy, int Line)> Copies { get; init; } = [];
}

/// <summary>An element path relative to the root element, with the line that gives it.</summary>
internal sealed record LinedPath(string Path, int Line);

/// <summary>Which role one side of the form has, and where the document names that side.</summary>
internal sealed record PartyPath(string Role, LinedPath Place);

/// <summary>The supporting documents of a form: single lines and choices, in the order of the texts.</summary>
internal sealed record Checklist(LinedPath Path, string? InFrenchRule, string? Source, IReadOnlyList<ChecklistEntry> Entries)
{
    public IReadOnlyList<RequiredDocument> Documents { get; } = [.. Entries.SelectMany(entry => entry.Documents)];

    /// <summary>Where documents stand, in the order of the schema: a form may give one of them a field of its own beside the list.</summary>
    public IReadOnlyList<string> Places { get; } = Path.Path.Split('|', StringSplitOptions.TrimEntries);
}

/// <summary>One demand: a single document, or several of which one is enough.</summary>
internal sealed record ChecklistEntry(IReadOnlyList<RequiredDocument> Documents, bool IsChoice, string? When, string? Rule, Severity Severity, int Line)
{
    /// <summary>The rule whose part this is: what stands before the first dot.</summary>
    public string? Code { get; } = Rule?.Split('.')[0];

    public string? Source { get; init; }
}
