namespace FormExchange.Forms;

/// <summary>Which role sends forms to which, with the sentence that says so.</summary>
/// <param name="Forms">Codes of the forms that go this way.</param>
public sealed record Route(string Id, string? Rule, IReadOnlyList<string> Forms, string FromRole, string ToRole, LocalizedText Sentence, string? Source, string? Decision)
{
    /// <summary>The country of the sender, where a convention gives each direction a rule of its own; null: any.</summary>
    public string? FromCountry { get; init; }

    /// <summary>The country of the receiver; null: any.</summary>
    public string? ToCountry { get; init; }

    /// <summary>The sources forbid this way.</summary>
    public bool Barred { get; init; }

    public bool Carries(string form) => !Barred && Forms.Contains(form);

    public bool Bars(string form) => Barred && Forms.Contains(form);
}
