using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// The one pass over an envelope: each node that the reader gives is placed in the frame, held against the schema, written in its canonical form, and
/// read for its values. So what is used is what was digested, and no second parser can see another document.
/// </summary>
internal sealed class EnvelopeReading(SchemaFollower schema, FormCatalogue? forms, VerificationPolicy policy) : INodeFollower, IDisposable
{
    private static readonly int Largest = XmlLimits.Envelope.LargestBytes;

    private readonly CanonicalBuffer whole = new();
    private readonly EnvelopeFrame frame = new(policy);
    private CanonicalWriter? writer;
    private Range document;
    private FormDefinition? form;
    private SchemaFollower? inside;
    private Zone zone;

    public HeaderReading Header { get; } = new();

    public AttachmentsReading Attachments { get; } = new();

    public SignatureReading Signature { get; } = new(policy);

    public string DocumentNamespace { get; private set; } = "";

    public string DocumentName { get; private set; } = "";

    /// <summary>The form of the document, if its schema certainly accepts the document.</summary>
    public FormDefinition? DocumentAcceptedBy => inside is { Accepted: true } ? form : null;

    /// <summary>Whether the schema of envelopes certainly accepts it; the inside of the document is not its affair.</summary>
    public bool SchemaAccepts => schema.Accepted;

    /// <summary>The canonical form of the envelope without its signature.</summary>
    public CanonicalBuffer Whole => whole;

    bool INodeFollower.WantsMore => TooLarge() is null;

    private CanonicalWriter Writer => writer ??= new CanonicalWriter(whole);

    /// <summary>Reads all of it; the refusal says why no value of it can be believed to stand where it should.</summary>
    public Refusal? Read(ReadOnlyMemory<byte> bytes)
    {
        if (SafeXml.Examine(bytes, policy.LimitsOf(XmlLimits.Envelope), reader => NodeWalk.Run(reader, this)) is { } finding)
        {
            return new Refusal(finding.Code, finding.Text) { Findings = [finding] };
        }

        return (TooLarge() ?? frame.Fault)?.Code.Refusal(Largest / (1024 * 1024));
    }

    /// <summary>The document alone in its canonical form: cut out of the whole, or written anew where it leans on a namespace that was rendered above it.</summary>
    public byte[] Document() => Writer.PartLeans ? CanonicalXml.OfElement(whole.Copy(..), 1, 0) : whole.Copy(document);

    public void Dispose()
    {
        whole.Dispose();
        Signature.Dispose();
    }

    /// <summary>Asked at each node, not at the end: a small file can have a canonical form that fills all memory.</summary>
    private Check? TooLarge() => policy.Finds(Checks.CanonicalSize, whole.Length > Largest || Signature.SignedInfo.Length > Largest || Signature.SignedProperties.Length > Largest);

    void INodeFollower.Start(ElementToken element, int depth)
    {
        var above = zone;
        zone = frame.Enter(element, depth, zone);
        if (zone == Zone.Document && above == Zone.Frame)
        {
            (DocumentNamespace, DocumentName) = (element.Namespace, element.Name);
            document = whole.Length..;
            Writer.BeginPart();
            schema.Element(element.Name, element.Namespace);
            schema.EndUnseen();
            form = forms?.FindByRoot(element.Namespace, element.Name);
            inside = form?.Follow();
        }

        Follow(zone == Zone.Document ? inside : schema, element);

        switch (zone)
        {
            case Zone.Signature:
                Signature.Start(element);
                return;
            case Zone.Header:
                Header.Start(element);
                break;
            case Zone.Attachments:
                Attachments.Start(element);
                break;
        }

        Writer.Start(element);
    }

    private static void Follow(SchemaFollower? follower, ElementToken element)
    {
        if (follower is not { Accepted: true })
        {
            return;
        }

        follower.Element(element.Name, element.Namespace);
        foreach (var attribute in element.Attributes)
        {
            follower.Attribute(attribute.Name, attribute.Namespace, attribute.Value);
        }

        follower.EndOfAttributes();
    }

    void INodeFollower.Text(XmlNodeType type, string text, int depth)
    {
        var isWhiteSpace = type is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
        switch (zone)
        {
            case Zone.Document:
                inside?.Text(text, isWhiteSpace);
                Writer.Text(text);
                return;
            case Zone.Signature:
                Signature.Text(type, text);
                break;
            case Zone.Header:
                Header.Text(text);
                Writer.Text(text);
                break;
            case Zone.Attachments:
                Attachments.Text(text);
                Writer.Text(text);
                break;
            default:
                frame.Text(depth, isWhiteSpace);
                Writer.Text(text);
                break;
        }

        schema.Text(text, isWhiteSpace);
    }

    void INodeFollower.Instruction()
    {
        // The examination ends before it.
    }

    void INodeFollower.End(int depth)
    {
        switch (zone)
        {
            case Zone.Signature:
                Signature.End();
                break;
            case Zone.Header:
                Header.End();
                break;
            case Zone.Attachments:
                Attachments.End();
                break;
        }

        if (zone != Zone.Signature)
        {
            Writer.End();
        }

        (zone == Zone.Document ? inside : schema)?.End();
        if (zone == Zone.Document && depth == 2)
        {
            document = document.Start..whole.Length;
            Writer.EndPart();
        }

        // Parts of the envelope begin below the root (the header) or below the wrapper.
        zone = depth == (zone == Zone.Header ? 1 : 2) ? Zone.Frame : zone;
    }
}
