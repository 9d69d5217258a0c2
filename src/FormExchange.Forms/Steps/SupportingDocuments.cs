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
        var pieces = new ListedPieces(run);
        foreach (var entry in checklist.Entries)
        {
            Demand(run, entry, pieces);
        }

        var asked = checklist.Documents.GroupBy(document => document.Type, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (piece, type, _) in pieces.All)
        {
            if (run.Findings.IsFull)
            {
                break;
            }

            Judge(run, checklist, asked.GetValueOrDefault(type), piece, schema);
            if (!ids.Add(DocumentReader.Text(piece, "c:AttachmentReference/c:AttachmentId", schema)))
            {
                run.Findings.Add(PieceCodes.Duplicate.Finding(NodePlace.Of(piece, form.Schema.Prefixes)));
            }
        }

        return true;
    }

    private static void Demand(ValidationRun run, ChecklistEntry entry, ListedPieces pieces)
    {
        if (!IsOwed(run, entry, pieces))
        {
            return;
        }

        // One that is there and does not do is another's.
        var other = pieces.All.FirstOrDefault(piece => entry.Documents.Any(document => document.Type == piece.Type));
        var (what, at) = other is null ? (PieceCodes.Missing, run.Root) : (PieceCodes.OfAnother, other.Node);
        var finding = what.Finding(entry.Severity, NodePlace.Of(at, run.KnownForm.Schema.Prefixes), ChecklistWords.Of(entry));
        run.Findings.Add(entry.Code is { } rule ? finding with { Code = rule } : finding);
    }

    /// <summary>Whether the line asks for a document that is not there. Conditions and persons are expressions: one that cannot be evaluated refuses the document.</summary>
    private static bool IsOwed(ValidationRun run, ChecklistEntry entry, ListedPieces pieces)
    {
        try
        {
            return !entry.Documents.Any(pieces.Satisfy) && IsDemanded(run, entry);
        }
        catch (XPathException)
        {
            run.Findings.Add(FormCodes.RuleNotEvaluated.Finding(
                NodePlace.Of(run.Root, run.KnownForm.Schema.Prefixes), entry.Code ?? entry.Documents[0].Type));
            return false;
        }
    }

    private static bool IsDemanded(ValidationRun run, ChecklistEntry entry) => entry.When is { } condition
        ? run.Ask(prepared => RuleFunctions.Truth(run.Root.Evaluate(prepared.Bound(condition))))
        : entry.IsChoice || entry.Documents[0].Obligation == Obligation.Mandatory;

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
