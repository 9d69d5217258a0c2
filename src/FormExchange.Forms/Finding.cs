namespace FormExchange.Forms;

/// <summary>How much a finding weighs. Only an error refuses; a warning is confirmed by the agent; information is shown.</summary>
public enum Severity
{
    Information,
    Warning,
    Error,
}

/// <summary>Where in a document: XPath with the prefixes of the catalogue, line (from 1) and the printed box, each where known.</summary>
public sealed record Place(string? XPath = null, int? Line = null, string? Box = null)
{
    public static Place Unknown { get; } = new();
}

/// <summary>
/// One thing wrong with a document, or worth saying. <paramref name="Code"/> is stable and never reused: a rule's id
/// (<c>LM-BANK-01</c>), a schema finding (<c>XSD-…</c>), a reader's (<c>XML-…</c>) or a checklist's (<c>PIECE-…</c>).
/// The text never repeats a value of the document: a value may be personal data.
/// </summary>
public sealed record Finding(string Code, Severity Severity, Place Place, LocalizedText Text);
