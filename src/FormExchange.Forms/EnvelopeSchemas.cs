using System.Xml.Schema;
using FormExchange.Forms.Catalogue;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms;

/// <summary>The schemas of what stands around a document on the wire: the signed envelope and the receipt. Compiled once, safe for many callers.</summary>
public sealed class EnvelopeSchemas
{
    private const string Envelope = "envelope/1/envelope.xsd";
    private const string Receipt = "envelope/1/receipt.xsd";

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"] = "sbd",
        ["urn:formexchange:envelope:1"] = "fx",
        ["urn:formexchange:receipt:1"] = "r",
        ["http://www.w3.org/2000/09/xmldsig#"] = "ds",
        ["http://uri.etsi.org/01903/v1.3.2#"] = "xades",
    };

    private readonly FormSchema envelope;
    private readonly FormSchema receipt;
    private readonly FormSchema negative;

    private EnvelopeSchemas(FormSchema envelope, FormSchema receipt, FormSchema negative) => (this.envelope, this.receipt, this.negative) = (envelope, receipt, negative);

    /// <summary>Structure of a whole signed envelope; what a wildcard lets through (the document) is judged by its own form.</summary>
    public IReadOnlyList<Finding> ValidateEnvelope(ReadOnlyMemory<byte> utf8) => Validate(utf8, XmlLimits.Envelope, envelope);

    /// <summary>For whoever reads a whole signed envelope anyway: feed it every node but the inside of the document, which is a wildcard.</summary>
    public SchemaFollower FollowEnvelope() => new(envelope);

    /// <summary>The compiled schemas of the envelope as the framework has them, for those who measure against it; whoever changes them breaks all validation.</summary>
    public XmlSchemaSet EnvelopeSet => envelope.Set;

    public IReadOnlyList<Finding> ValidateReceipt(ReadOnlyMemory<byte> utf8) => Validate(utf8, XmlLimits.Document, receipt);

    public IReadOnlyList<Finding> ValidateNegativeReceipt(ReadOnlyMemory<byte> utf8) => Validate(utf8, XmlLimits.Document, negative);

    /// <summary>The two schemas alone, for whoever verifies envelopes without reading forms.</summary>
    public static EnvelopeSchemasLoad Load(string schemasFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(schemasFolder);
        PatternTimeout.Set();
        var problems = new ProblemList();
        var schemas = Load(new CatalogueFolder(schemasFolder, problems));
        return new EnvelopeSchemasLoad(schemas, problems.All);
    }

    internal static EnvelopeSchemas? Load(CatalogueFolder folder)
    {
        var envelope = Compile(folder, Envelope, "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader", "StandardBusinessDocument");
        var receipts = Compile(folder, Receipt, "urn:formexchange:receipt:1", "Receipt", "NegativeReceipt");
        return envelope is [{ } whole] && receipts is [{ } receipt, { } negative] ? new EnvelopeSchemas(whole, receipt, negative) : null;
    }

    /// <summary>A schema for each of the roots, of one compiled set; null for a root that the file does not declare, none where it cannot be compiled.</summary>
    private static IReadOnlyList<FormSchema?> Compile(CatalogueFolder folder, string file, string ns, params IReadOnlyList<string> roots) =>
        new SchemaFiles(folder, folder.Problems).Compile(file) is { } compiled ? [.. roots.Select(root => Root(folder, compiled, file, ns, root))] : [];

    private static FormSchema? Root(CatalogueFolder folder, CompiledSchemas compiled, string file, string ns, string root)
    {
        if (FormSchema.Create(compiled, ns, root, Prefixes) is { } schema)
        {
            return schema;
        }

        folder.Problems.Add(CatalogueCodes.RootMissing, file, null, root);
        return null;
    }

    private static IReadOnlyList<Finding> Validate(ReadOnlyMemory<byte> utf8, XmlLimits limits, FormSchema schema)
    {
        if (SafeXml.LoadXPath(utf8, limits, out var document) is { } refused)
        {
            return [refused];
        }

        var findings = new FindingList();
        var root = document!.CreateNavigator();
        root.MoveToFirstChild();
        if (root.LocalName != schema.Root.QualifiedName.Name || root.NamespaceURI != schema.Root.QualifiedName.Namespace)
        {
            findings.Stranger(schema, root);
        }
        else
        {
            SchemaValidation.Run(schema, root, findings);
        }

        return findings.All;
    }
}

/// <summary>The schemas of the wire, or every reason why there are none.</summary>
public sealed record EnvelopeSchemasLoad(EnvelopeSchemas? Schemas, IReadOnlyList<CatalogueProblem> Problems);
