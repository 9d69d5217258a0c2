namespace FormExchange.Forms;

/// <summary>
/// Something that the funds must confirm: <paramref name="What"/> is a design decision (<c>D-21</c>) or the language of translations that
/// no printed form gives (<c>ar</c>); <paramref name="Where"/> the parts of the form that rest on it.
/// </summary>
public sealed record OpenPoint(string What, IReadOnlyList<string> Where);
