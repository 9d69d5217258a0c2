using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>What the validator said of one mutant, twice, and everything about it that must never be.</summary>
internal sealed record Judgement(Mutant Mutant, bool WellFormed, bool SchemaValid, bool Valid, bool Comparable, IReadOnlyList<string> Faults)
{
    private const int LongestReport = 201;

    private static readonly string[] NotXml = ["XML-NOT-WELL-FORMED", "XML-ENCODING", "XML-DTD", "XML-TOO-LARGE"];

    public static Judgement Of(FormValidator validator, Mutant mutant)
    {
        try
        {
            var (first, second) = (validator.Validate(mutant.Bytes), validator.Validate(mutant.Bytes));
            var codes = first.Report.Findings.Select(finding => finding.Code).ToList();
            return new Judgement(
                mutant, !codes.Exists(NotXml.Contains), first.Document is not null, first.Report.IsValid, IsForOthers(mutant, codes), [.. WhatMustNotBe(first, second)]);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return new Judgement(mutant, false, false, false, false, [thrown.ToString()]);
        }
    }

    private static IEnumerable<string> WhatMustNotBe(Validation first, Validation second)
    {
        var findings = first.Report.Findings;
        if (first.Report.IsValid != second.Report.IsValid || (first.Document is null) != (second.Document is null)
            || !findings.Select(Verdict).SequenceEqual(second.Report.Findings.Select(Verdict)))
        {
            yield return "it was judged otherwise the second time";
        }

        if (first.Document is null && first.Report.IsValid)
        {
            yield return "it is refused, and the report does not say so";
        }

        if (first.Document is not null && findings.Any(finding => finding.Code.StartsWith("XSD-", StringComparison.Ordinal) || finding.Code.StartsWith("XML-", StringComparison.Ordinal)))
        {
            yield return "it is a document although its schema refuses it";
        }

        if (findings.Count > LongestReport)
        {
            yield return $"the report has {findings.Count} findings";
        }

        foreach (var finding in findings.Where(finding => LocalizedText.Languages.Any(language => !IsText(finding.Text.In(language)))))
        {
            yield return $"{finding.Code} says nothing, or repeats a value";
        }
    }

    private static (string, Severity, Place) Verdict(Finding finding) => (finding.Code, finding.Severity, finding.Place);

    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && !text.Contains(ValueMutations.Marked, StringComparison.Ordinal);

    /// <summary>
    /// Whether a validator of schemas alone can be asked: the wire profile (comments, encodings …) is ours only. xmllint takes XML 1.1 for
    /// XML 1.0, a zero byte for the end, and refuses a section of white space between elements, which is white space to a schema.
    /// </summary>
    private static bool IsForOthers(Mutant mutant, List<string> codes) =>
        !codes.Exists(code => code.StartsWith("XML-", StringComparison.Ordinal) && code != "XML-NOT-WELL-FORMED")
        && !mutant.Bytes.AsSpan().Contains((byte)0)
        && !mutant.Changes.Contains(SurfaceMutations.WhiteSpaceSection, StringComparison.Ordinal)
        && (!codes.Contains("XML-NOT-WELL-FORMED") || mutant.Bytes.AsSpan().StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8));
}
