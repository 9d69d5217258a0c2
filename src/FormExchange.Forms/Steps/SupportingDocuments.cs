using System.Xml.XPath;
using FormExchange.Forms.Catalogue;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Steps;

/// <summary>Last step: the checklist of supporting documents against what the document lists.</summary>
internal static class SupportingDocuments
{
    public static bool Check(ValidationRun run)
    {
        var form = run.KnownForm;
        if (form.File.Checklist is not { } checklist)
        {
            return true;
        }

        var schema = form.Schema;
        var pieces = DocumentReader.Pieces(form, run.Root);
        var present = pieces.Select(piece => DocumentReader.Text(piece, "c:DocumentType", schema)).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in checklist.Entries)
        {
            Demand(run, entry, present);
        }

        var asked = checklist.Documents.ToDictionary(document => document.Type, StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in pieces)
        {
            if (run.Findings.IsFull)
            {
                break;
            }

            Judge(run, checklist, asked.GetValueOrDefault(DocumentReader.Text(piece, "c:DocumentType", schema)), piece, schema);
            if (!ids.Add(DocumentReader.Text(piece, "c:AttachmentReference/c:AttachmentId", schema)))
            {
                run.Findings.Add(PieceCodes.Duplicate.Finding(NodePlace.Of(piece, form.Schema.Prefixes)));
            }
        }

        return true;
    }

    private static void Demand(ValidationRun run, ChecklistEntry entry, HashSet<string> present)
    {
        if (entry.Documents.Any(document => present.Contains(document.Type)) || !IsDemanded(run, entry))
        {
            return;
        }

        var finding = PieceCodes.Missing.Finding(entry.Severity, NodePlace.Of(run.Root, run.KnownForm.Schema.Prefixes), ChecklistWords.Of(entry));
        run.Findings.Add(entry.Rule is { } rule ? finding with { Code = rule } : finding);
    }

    private static bool IsDemanded(ValidationRun run, ChecklistEntry entry)
    {
        if (entry.When is null)
        {
            return entry.IsChoice || entry.Documents[0].Obligation == Obligation.Mandatory;
        }

        var form = run.KnownForm;
        try
        {
            return form.RuleSet.With(
                form.Schema.Prefixes, CalendarMath.Write(run.KnownDocument.DateSigned), (institution, role) => run.Catalogue.HoldsRole(institution, role),
                prepared => RuleFunctions.Truth(run.Root.Evaluate(prepared.Bound(entry.When))));
        }
        catch (XPathException)
        {
            run.Findings.Add(FormCodes.RuleNotEvaluated.Finding(
                NodePlace.Of(run.Root, form.Schema.Prefixes), entry.Rule ?? entry.Documents[0].Type));
            return false;
        }
    }

    private static void Judge(ValidationRun run, Checklist checklist, RequiredDocument? asked, XPathNavigator piece, FormSchema schema)
    {
        Place Here() => NodePlace.Of(piece, run.KnownForm.Schema.Prefixes);
        if (asked is null)
        {
            run.Findings.Add(PieceCodes.NotAsked.Finding(Severity.Warning, Here()));
        }
        else if (asked.Medical && !DocumentReader.Truth(piece, "c:Medical", schema))
        {
            run.Findings.Add(PieceCodes.NotMedical.Finding(Here(), asked.Text));
        }

        if (checklist.InFrenchRule is { } french && DocumentReader.Text(piece, "c:Language", schema) != "fr"
            && !DocumentReader.Truth(piece, "c:TranslatedToFrench", schema))
        {
            run.Findings.Add(PieceCodes.NotInFrench.Finding(Here()) with { Code = french });
        }

        if (DocumentReader.Size(piece, schema) is null)
        {
            run.Findings.Add(PieceCodes.Size.Finding(Here()));
        }
    }
}
