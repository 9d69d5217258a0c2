using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// Which checks a verification, or the opening of a seal, makes: all of them. That some can be left out serves the tests alone, which show by it that no check is idle; nothing in
/// the product makes such a policy.
/// </summary>
internal sealed class VerificationPolicy
{
    private readonly Check[] leftOut;

    private VerificationPolicy(Check[] leftOut) => this.leftOut = leftOut;

    public static VerificationPolicy Strict { get; } = new([]);

    public static VerificationPolicy Without(params Check[] checks) => new(checks);

    /// <summary>What a reader that has these limits may let through.</summary>
    public XmlLimits LimitsOf(XmlLimits strict) => leftOut.Length == 0 ? strict : new XmlLimits(
        Makes(Checks.Size) ? strict.LargestBytes : int.MaxValue,
        Makes(Checks.Depth) ? strict.Depth : int.MaxValue,
        Makes(Checks.Attributes) ? strict.Attributes : int.MaxValue,
        strict.AllowIds)
    {
        Allowed = Unless(Checks.Encoding, XmlConstructs.OtherEncodings) | Unless(Checks.Dtd, XmlConstructs.Dtd) | Unless(Checks.Comment, XmlConstructs.Comments)
            | Unless(Checks.ProcessingInstruction, XmlConstructs.ProcessingInstructions) | Unless(Checks.SchemaInstance, XmlConstructs.SchemaInstance),
    };

    /// <summary>The check, where it found something and is made.</summary>
    public Check? Finds(Check check, bool broken) => broken && Makes(check) ? check : null;

    public bool Makes(Check check) => !leftOut.Contains(check);

    private XmlConstructs Unless(Check check, XmlConstructs constructs) => Makes(check) ? XmlConstructs.None : constructs;
}
