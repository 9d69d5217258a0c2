using System.Xml;

namespace FormExchange.Trust;

/// <summary>
/// Follows a signature node by node through its grammar, keeps the values that stand in it, and writes the canonical form of the two parts that digests
/// are taken of: the signed info and the signed properties.
/// </summary>
internal sealed class SignatureReading(VerificationPolicy policy) : IDisposable
{
    private readonly Stack<Frame> open = new();
    private readonly string?[] values = new string?[(int)SignaturePart.MediaType + 1];
    private CanonicalWriter? writer;
    private int digestedFrom;

    public CanonicalBuffer SignedInfo { get; } = new();

    public CanonicalBuffer SignedProperties { get; } = new();

    /// <summary>The first thing that differs from the grammar, once the signature has ended.</summary>
    public Check? Mismatch { get; private set; }

    public string Value(SignaturePart part) => values[(int)part] ?? "";

    public void Start(ElementToken element)
    {
        var shape = open.TryPeek(out var parent) ? parent.Next(element) : SignatureGrammar.Signature;
        var frame = new Frame(shape, policy);
        frame.Fits = shape is null || shape.Fits(element, values);
        open.Push(frame);
        if (shape is { IsDigested: true } && writer is null)
        {
            (writer, digestedFrom) = (new CanonicalWriter(shape.Namespace == Names.Signature ? SignedInfo : SignedProperties), open.Count);
        }

        writer?.Start(element);
    }

    public void Text(XmlNodeType type, string text)
    {
        var frame = open.Peek();
        frame.Nodes++;
        frame.HasText = type == XmlNodeType.Text;
        if (frame.Shape is { HoldsText: true } shape)
        {
            values[(int)shape.Part] = text;
        }
        else
        {
            frame.Strange();
        }

        writer?.Text(text);
    }

    public void End()
    {
        writer?.End();
        if (open.Count == digestedFrom)
        {
            (writer, digestedFrom) = (null, 0);
        }

        var fault = open.Pop().Verdict;
        if (!open.TryPeek(out var parent))
        {
            Mismatch = fault;
        }
        else
        {
            parent.ChildFault ??= fault;
        }
    }

    public void Dispose()
    {
        SignedInfo.Dispose();
        SignedProperties.Dispose();
    }

    /// <summary>An element that is being read, with the shape that it should have; none below what the grammar does not know.</summary>
    private sealed class Frame(Shape? shape, VerificationPolicy policy)
    {
        public Shape? Shape => shape;

        public int Nodes { get; set; }

        public bool HasText { get; set; }

        public bool Fits { get; set; }

        public Check? ChildFault { get; set; }

        /// <summary>What is wrong with the element itself comes before the number of its nodes, and that before what is inside them.</summary>
        public Check? Verdict => shape is null ? null
            : policy.Finds(shape.Check, !Fits || (shape.HoldsText ? Nodes != 1 || !HasText : Nodes != shape.Children.Length)) ?? ChildFault;

        /// <summary>A node that has no business here.</summary>
        public void Strange() => ChildFault ??= shape is null ? null : policy.Finds(shape.Check, true);

        public Shape? Next(ElementToken element)
        {
            var index = Nodes++;
            HasText = false;
            if (shape is not null && index < shape.Children.Length && element.Is(shape.Children[index].Namespace, shape.Children[index].Name))
            {
                return shape.Children[index];
            }

            Strange();
            return null;
        }
    }
}
