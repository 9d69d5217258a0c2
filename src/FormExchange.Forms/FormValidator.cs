using FormExchange.Forms.Steps;

namespace FormExchange.Forms;

/// <summary>Judges a document: the steps, once, in their order. It never throws for a document, whatever its bytes are.</summary>
public sealed class FormValidator(FormCatalogue catalogue)
{
    /// <summary>A step that answers false has said why the next ones make no sense.</summary>
    private static readonly Func<ValidationRun, bool>[] Steps =
    [
        Structure.Check,
        WhichForm.Find,
        SchemaStep.Check,
        Dates.Check,
        RulesStep.Check,
        SupportingDocuments.Check,
    ];

    /// <summary>The verdict is the report's: valid unless an error was found.</summary>
    /// <param name="utf8">The document as it came.</param>
    /// <param name="acceptedBy">The form whose schema is known to accept these very bytes, as a <see cref="SchemaFollower"/> of it said; the schema is then not asked again.</param>
    public Validation Validate(ReadOnlyMemory<byte> utf8, FormDefinition? acceptedBy = null)
    {
        var run = new ValidationRun(catalogue, utf8, acceptedBy);
        _ = Array.TrueForAll(Steps, step => step(run));
        return new Validation(new ValidationReport(run.Form?.Code, run.Form?.Version, run.Findings.All), run.Document);
    }
}
