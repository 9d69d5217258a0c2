namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>What the sources say of the forms, as tables beside this file: a copy, so that the schemas are held against something that is not made from them.</summary>
internal static class Tables
{
    public static IReadOnlyList<FormRow> Forms { get; } =
        [.. Rows("forms").Select(row => new FormRow(row[0], row[1], row[2], row[3], Words(row[4])))];

    public static IReadOnlyList<ElementRow> Elements { get; } = Read("elements");

    public static ILookup<string, ElementRow> Groups { get; } = Read("groups").ToLookup(row => row.Owner);

    public static IReadOnlyList<PieceRow> Pieces { get; } =
        [.. Rows("pieces").Select(row => new PieceRow(row[0], row[1], row[2], row[3], row[4], row[5] == "medical", row[6]))];

    public static IReadOnlyList<RuleRow> Rules { get; } = [.. Rows("rules").Select(row => new RuleRow(row[0], Words(row[1]), row[2]))];

    /// <summary>Codes of the messages without a printed form.</summary>
    public static IReadOnlyList<string> Messages { get; } = [.. Rows("messages").Select(row => row[0])];

    /// <summary>Ids of the routing rules.</summary>
    public static IReadOnlyList<string> Routes { get; } = [.. Rows("routes").Select(row => row[0])];

    public static IReadOnlyList<StepRow> Steps { get; } = [.. Rows("procedures").Select(row => new StepRow(row[0], int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), row[2], row[3], Words(row[4]), Words(row[5])))];

    public static bool IsForm(string code) => Forms.Any(form => form.Code == code);

    private static ElementRow[] Read(string name) =>
        [.. Rows(name).Select(row => new ElementRow(row[0], row[1], row[2], Words(row[3]), Words(row[4])))];

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Rows(string name) =>
        from line in File.ReadLines(Repository.File("tests", "FormExchange.Tests", "Forms", "Catalogued", name + ".tsv"))
        where line.Length > 0 && line[0] != '#'
        select line.Split('\t').Select(cell => cell == "-" ? string.Empty : cell).ToArray();
}

internal sealed record FormRow(string Code, string Number, string Title, string Kind, IReadOnlyList<string> SentFrom);

/// <summary>An element of a form or of a group: how often it stands in its owner, the groups that it holds, and values that it takes.</summary>
internal sealed record ElementRow(string Owner, string Path, string HowOften, IReadOnlyList<string> Groups, IReadOnlyList<string> Values);

internal sealed record PieceRow(string List, string Form, string Number, string Piece, string Obligation, bool Medical, string Text);

/// <summary>A step of a procedure: who sends what to whom (nothing: paper outside), and what it answers.</summary>
internal sealed record StepRow(string Procedure, int Number, string From, string To, IReadOnlyList<string> Messages, IReadOnlyList<string> Answers);

internal sealed record RuleRow(string Id, IReadOnlyList<string> Forms, string Severity);
