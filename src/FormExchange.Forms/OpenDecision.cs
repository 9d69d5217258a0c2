namespace FormExchange.Forms;

/// <summary>A point that no source settles (<c>D-21</c>), with what this service does about it until the funds confirm or correct it.</summary>
public sealed record OpenDecision(string Id, LocalizedText Text);
