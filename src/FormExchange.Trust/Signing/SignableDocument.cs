using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// A document in its exclusive canonical form of which it is known that an envelope can carry it: what every receiver would refuse in it is refused to
/// the sender's face, before anybody is promised anything.
/// </summary>
public sealed class SignableDocument
{
    private SignableDocument(byte[] canonical) => (Canonical, Digest) = (canonical, CanonicalXml.Sha256Hex(canonical));

    /// <summary>What travels, byte for byte.</summary>
    public ReadOnlyMemory<byte> Canonical { get; }

    /// <summary>SHA-256 of the canonical form, lower-case hex.</summary>
    public string Digest { get; }

    /// <summary>Exactly one of the two: the document, or why none of these bytes can be made (PROFILE.md, sections 1 and 2).</summary>
    public static (SignableDocument? Document, Refusal? Refusal) Of(ReadOnlyMemory<byte> utf8)
    {
        using var buffer = new CanonicalBuffer();
        var following = new Following(buffer);
        if (SafeXml.Examine(utf8, XmlLimits.Document, reader => NodeWalk.Run(reader, following)) is { } finding)
        {
            return (null, new Refusal(finding.Code, finding.Text) { Findings = [finding] });
        }

        return (following.Fault ?? Grown(buffer, following.Writer)) is { } refusal ? (null, refusal) : (new SignableDocument(buffer.Copy(..)), null);
    }

    /// <summary>The canonical form can be larger than the document as it was written, and declare namespaces on more elements: it is that form which travels.</summary>
    private static Refusal? Grown(CanonicalBuffer canonical, CanonicalWriter writer) =>
        canonical.Length > XmlLimits.Document.LargestBytes ? ReaderCodes.TooLarge.Refusal(XmlLimits.Document.LargestBytes / (1024 * 1024))
        : writer.MostAttributes > XmlLimits.Document.Attributes ? ReaderCodes.Attributes.Refusal(XmlLimits.Document.Attributes)
        : null;

    /// <summary>Stops where the canonical form is too large: a small file can have one that fills all memory.</summary>
    private sealed class Following(CanonicalBuffer canonical) : INodeFollower
    {
        private CodedText? fault;

        public CanonicalWriter Writer { get; } = new(canonical);

        public Refusal? Fault => fault?.Refusal();

        public bool WantsMore => canonical.Length <= XmlLimits.Document.LargestBytes;

        public void Start(ElementToken element, int depth)
        {
            fault ??= FaultOf(element, depth);
            Writer.Start(element);
        }

        public void Text(XmlNodeType type, string text, int depth) => Writer.Text(text);

        public void End(int depth) => Writer.End();

        public void Instruction()
        {
            // The examination ends before it.
        }

        // The envelope's own prefixes are declared around the document: under them its canonical form would be another one inside than alone.
        private static CodedText? FaultOf(ElementToken element, int depth) =>
            EnvelopeFrame.Forbidden(element, Zone.Document, VerificationPolicy.Strict)?.Code
            ?? ((depth == 0 && element.Namespace.Length == 0) || IsOfTheEnvelope(element.Namespace) || element.Attributes.Exists(one => IsOfTheEnvelope(one.Namespace))
                ? EnvelopeCodes.Structure
                : null);

        private static bool IsOfTheEnvelope(string ns) => ns is Names.Header or Names.Envelope;
    }
}
