namespace FormExchange.Forms;

/// <summary>How two documents, or a document and the calendar, must stand to one another.</summary>
public enum CrossRelation
{
    /// <summary>Every date or period of the subject lies within the period of the limit.</summary>
    Within,
    Before,
    NotAfter,
    After,
    NotBefore,

    /// <summary>Both name the same: an institution, a person, a reference.</summary>
    SameAs,

    /// <summary>The case holds the document that the subject names.</summary>
    Needs,

    /// <summary>The subject may come only after the document that the limit names.</summary>
    Follows,

    /// <summary>The document that the subject names is owed once this one is there, until the day of the limit where there is one.</summary>
    Expects,

    /// <summary>The document that the subject names may be sent where this one is missing.</summary>
    AskedBy,
}

/// <summary>Which documents of a kind are meant, where a case may hold several.</summary>
public enum WhichDocument
{
    Every,
    First,
    Previous,
    Last,
}

/// <summary>
/// One side of a <see cref="CrossRule"/>: <paramref name="Message"/> is the code of the other document, null for the one whose form
/// declares the rule; <paramref name="Path"/> an element path below its root; <paramref name="Plus"/> is added to the date found there.
/// </summary>
public sealed record CrossSide(string? Message, WhichDocument Which, string? Path, CalendarSpan Plus)
{
    /// <summary>The day on which the rule is judged, instead of a document.</summary>
    public bool Today { get; init; }
}

/// <summary>A rule that no document can be judged by alone; declared in form.xml for whoever sees the case and the calendar.</summary>
public sealed record CrossRule(string Id, Severity Severity, CrossRelation Relation, CrossSide Subject, CrossSide? Limit, LocalizedText Text)
{
    /// <summary>XPath on the root element of this form's document: the rule holds only where it is true.</summary>
    public string? When { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }
}
