namespace FormExchange.Forms;

/// <summary>What XML can have and documents of ours may not.</summary>
[Flags]
public enum XmlConstructs
{
    None = 0,
    Comments = 1,
    ProcessingInstructions = 2,

    /// <summary>Attributes of XMLSchema-instance.</summary>
    SchemaInstance = 4,

    /// <summary>No reader of ours reads one, whatever is allowed here.</summary>
    Dtd = 8,

    /// <summary>Bytes that are no UTF-8, or that say so.</summary>
    OtherEncodings = 16,
}

/// <summary>How large, deep and wide XML from outside may be before reading stops, and whether it may carry Id attributes.</summary>
public sealed record XmlLimits(int LargestBytes, int Depth, int Attributes, bool AllowIds)
{
    /// <summary>Nothing, wherever somebody's document is judged.</summary>
    public XmlConstructs Allowed { get; init; }

    /// <summary>For a filled form: the wire profile forbids Ids in it, so that no signature can be made to point elsewhere.</summary>
    public static XmlLimits Document { get; } = new(10 * 1024 * 1024, 40, 64, AllowIds: false);

    /// <summary>For a sealed envelope: a signed one in base64, and what stands around it. Nothing that travels as an envelope is larger.</summary>
    public static XmlLimits Sealed { get; } = new(16 * 1024 * 1024, 16, 16, AllowIds: true);

    /// <summary>For a signed envelope: one document, its header and its signature, whose grammar has Ids.</summary>
    public static XmlLimits Envelope { get; } = new(11 * 1024 * 1024, 44, 64, AllowIds: true);
}
