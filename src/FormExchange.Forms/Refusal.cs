namespace FormExchange.Forms;

/// <summary>
/// An expected no: a value, not an exception. <see cref="Findings"/> holds what was found in the document, where that is the reason;
/// <see cref="RelatedId"/> the exchange that it concerns (the first one, for a document submitted twice).
/// </summary>
public sealed record Refusal(string Code, LocalizedText Text)
{
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public string? RelatedId { get; init; }
}
