namespace FormExchange.Forms;

/// <summary>
/// From when to when a document of a form is valid: paths below the root, the duration that the sources fix, the longest that they allow.
/// Each is null where it is not said.
/// </summary>
public sealed record Validity(string? Start, string? End, CalendarSpan? Duration, CalendarSpan? AtMost)
{
    /// <summary>XPath on the root element, where a form has several kinds of validity.</summary>
    public string? When { get; init; }

    public string? Article { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }
}

/// <summary>What a deadline is about.</summary>
public enum DeadlineKind
{
    Answer,
    Filing,
    Renewal,
    Extension,
}

/// <summary>
/// Something to be done until a day: <paramref name="After"/> counted from the date at <paramref name="From"/>; negative where it is to be
/// done before that date. <see cref="Message"/> is what is to be sent, <see cref="By"/> who owes it.
/// </summary>
public sealed record Deadline(DeadlineKind Kind, string From, CalendarSpan After, LocalizedText Text)
{
    public string? Rule { get; init; }

    public string? Message { get; init; }

    /// <summary><c>sender</c> or <c>receiver</c> of the form; null where it is somebody outside.</summary>
    public string? By { get; init; }

    /// <summary>How long before the day reminders are due, the earliest first.</summary>
    public IReadOnlyList<CalendarSpan> Reminders { get; init; } = [];

    public string? When { get; init; }

    public string? Article { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }
}

/// <summary>Whom a printed copy is for.</summary>
public enum CopyFor
{
    Worker,
    Employer,
    Insured,
    Sender,
    Receiver,
}

/// <summary>So many printed copies for someone, under a condition where there is one.</summary>
public sealed record PrintedCopy(int Count, CopyFor For, LocalizedText Text)
{
    public string? When { get; init; }

    public string? Source { get; init; }

    public string? Decision { get; init; }
}
