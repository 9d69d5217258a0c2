namespace FormExchange.Forms;

/// <summary>Which role sends a form to which, with the sentence that says so.</summary>
public sealed record Route(string Id, string? Rule, string FormCode, string FromRole, string ToRole, LocalizedText Sentence, string? Source, string? Decision)
{
    /// <summary>The country of the sender, where a convention gives each direction a rule of its own; null: any.</summary>
    public string? FromCountry { get; init; }

    /// <summary>The country of the receiver; null: any.</summary>
    public string? ToCountry { get; init; }
}
