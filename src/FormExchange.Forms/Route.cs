namespace FormExchange.Forms;

/// <summary>Which role sends a form to which, with the sentence that says so.</summary>
public sealed record Route(string Id, string? Rule, string FormCode, string FromRole, string ToRole, LocalizedText Sentence, string? Source, string? Decision);
