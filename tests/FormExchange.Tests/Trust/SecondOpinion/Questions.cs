namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>How often the second opinion asked SignedXml itself. A comparison that never asks it would hold as well, and say nothing.</summary>
internal sealed class Questions
{
    private int whole;
    private int doubted;
    private int valueAlone;

    /// <summary>SignedXml was asked, and its answer is the verdict about digests and value.</summary>
    public int Whole => whole;

    /// <summary>SignedXml was asked about an envelope whose digests the second opinion had found wrong.</summary>
    public int Doubted => doubted;

    /// <summary>Digests and value were looked at without it, because it would have read another document.</summary>
    public int ValueAlone => valueAlone;

    public void CountWhole() => Interlocked.Increment(ref whole);

    public void CountDoubted() => Interlocked.Increment(ref doubted);

    public void CountValueAlone() => Interlocked.Increment(ref valueAlone);

    public override string ToString() => $"{Whole} whole, {Doubted} doubted, {ValueAlone} the value alone";
}
