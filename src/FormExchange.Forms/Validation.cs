namespace FormExchange.Forms;

/// <summary>What is said about one document; always produced. Form and version are null when the document is of no known form.</summary>
public sealed record ValidationReport(string? Form, string? Version, IReadOnlyList<Finding> Findings)
{
    /// <summary>Only an error refuses.</summary>
    public bool IsValid => !Findings.Any(finding => finding.Severity == Severity.Error);
}

/// <summary>The report, and the document when it is well-formed, of a known form and valid by its schema, whatever the rules say.</summary>
public sealed record Validation(ValidationReport Report, FormDocument? Document);
