using System.Xml.Schema;
using FormExchange.Forms.Catalogue;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms;

/// <summary>What a form does: asks for something, attests it, or informs.</summary>
public enum FormKind
{
    Asks,
    Attests,
    Informs,
}

/// <summary>A legal basis under which a form is issued, with the article where the sources give one.</summary>
public sealed record Edition(string Code, string? Article, string? Source, string? Decision);

/// <summary>A document type as the catalogue knows it: what it is called, who sends it to whom, and everything that a filled one is judged by.</summary>
public sealed class FormDefinition
{
    private readonly FormFile file;
    private readonly Lazy<FormParts> parts;
    private readonly Lazy<IReadOnlyDictionary<string, FormField>> fields;

    internal FormDefinition(FormFile file, Lazy<FormParts> parts)
    {
        this.file = file;
        this.parts = parts;
        fields = new Lazy<IReadOnlyDictionary<string, FormField>>(() => FieldReader.Read(Schema));
    }

    public string Code => file.Code;

    public string Version => file.Version;

    public string Convention => file.Convention;

    public string Namespace => file.Namespace;

    public string RootName => file.Root;

    /// <summary>Absolute path of the form's folder, for samples and layout.</summary>
    public string Folder => file.AbsoluteFolder;

    public FormKind Kind => file.Kind;

    /// <summary>The number printed on the paper form, where there is one.</summary>
    public string? Number => file.Number;

    /// <summary>Other spellings, accepted when data is imported, never in documents.</summary>
    public IReadOnlyList<string> Aliases => file.Aliases;

    public LocalizedText Title => file.Title;

    public IReadOnlyList<Edition> Editions => file.Editions;

    public string SenderRole => file.Sender.Role;

    public string ReceiverRole => file.Receiver.Role;

    /// <summary>Every rule that a finding may name: those of the Schematron file, of the checklist, of the schema, and of cases.</summary>
    public IReadOnlyList<RuleInfo> Rules => parts.Value.Rules;

    /// <summary>Those of <see cref="Rules"/> that need other documents or the calendar.</summary>
    public IReadOnlyList<CrossRule> CrossRules => [.. file.CrossRules.Select(lined => lined.Rule)];

    public IReadOnlyList<Validity> Validities => [.. file.Validities.Select(lined => lined.Validity)];

    public IReadOnlyList<Deadline> Deadlines => [.. file.Deadlines.Select(lined => lined.Deadline)];

    public IReadOnlyList<PrintedCopy> PrintedCopies => [.. file.Copies.Select(lined => lined.Copy)];

    public FormLayout Layout => parts.Value.Layout;

    /// <summary>Every field that the form may have, by its path below the root.</summary>
    public IReadOnlyDictionary<string, FormField> Fields => fields.Value;

    /// <summary>What no source documents, by decision or language: to be confirmed by the funds.</summary>
    public IReadOnlyList<OpenPoint> ToConfirm => parts.Value.ToConfirm.Value;

    /// <summary>Rules of the convention that hold for this form and that no document can break: shown to people, not tested.</summary>
    public IReadOnlyList<RuleInfo> Statements => file.Statements;

    public IReadOnlyList<RequiredDocument> SupportingDocuments => file.Checklist?.Documents ?? [];

    /// <summary>Lower-case hex SHA-256 over every file that makes the schema.</summary>
    public string SchemaDigest => parts.Value.SchemaDigest;

    /// <summary>Lower-case hex SHA-256 over form.xml, the Schematron file and those that it includes.</summary>
    public string RulesDigest => parts.Value.RulesDigest;

    /// <summary>Lower-case hex SHA-256 over all of these and the layout: what a published version is held to.</summary>
    public string FilesDigest => parts.Value.FilesDigest;

    /// <summary>For whoever reads a document of this form anyway: feed it every node from the root element on.</summary>
    public SchemaFollower Follow() => new(Schema);

    /// <summary>The compiled schemas as the framework has them, for those who measure against it; whoever changes them breaks all validation.</summary>
    public XmlSchemaSet SchemaSet => Schema.Set;

    internal FormSchema Schema => parts.Value.Schema;

    internal RuleSet RuleSet => parts.Value.RuleSet;

    internal FormFile File => file;

    /// <summary>Whether its schema and rules are compiled; those of a folder that was checked before wait until somebody asks for the form.</summary>
    internal bool IsMade => parts.IsValueCreated;
}
