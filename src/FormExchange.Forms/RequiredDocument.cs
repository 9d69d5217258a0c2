namespace FormExchange.Forms;

/// <summary>Whether a supporting document must be there always, when a condition holds, or never.</summary>
public enum Obligation
{
    Mandatory,
    Conditional,
    Optional,
}

/// <summary>
/// One line of a form's checklist. <see cref="Choice"/> is the same number for documents of which one is enough;
/// <see cref="When"/> an XPath on the root element.
/// </summary>
public sealed record RequiredDocument(string Type, string? Number, Obligation Obligation, LocalizedText Text)
{
    public string? When { get; init; }

    public string? Rule { get; init; }

    /// <summary>XPath on the root element: the persons of whom the document must be one's, where it says whose it is.</summary>
    public string? Subject { get; init; }

    /// <summary>XPath on the root element: the persons of whom each needs a document of its own.</summary>
    public string? Each { get; init; }

    public bool Medical { get; init; }

    public Severity Severity { get; init; } = Severity.Error;

    public int? Choice { get; init; }

    /// <summary>Codes of the forms with which it is asked, where the list serves several; empty: with any.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    public string? Source { get; init; }

    public string? Decision { get; init; }
}
