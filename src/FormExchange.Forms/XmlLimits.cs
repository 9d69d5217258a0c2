namespace FormExchange.Forms;

/// <summary>How large, deep and wide XML from outside may be before reading stops, and whether it may carry Id attributes.</summary>
public sealed record XmlLimits(int LargestBytes, int Depth, int Attributes, bool AllowIds)
{
    /// <summary>For a filled form: the wire profile forbids Ids in it, so that no signature can be made to point elsewhere.</summary>
    public static XmlLimits Document { get; } = new(10 * 1024 * 1024, 40, 64, AllowIds: false);

    /// <summary>For a signed envelope: one document, its header and its signature, whose grammar has Ids.</summary>
    public static XmlLimits Envelope { get; } = new(11 * 1024 * 1024, 44, 64, AllowIds: true);
}
