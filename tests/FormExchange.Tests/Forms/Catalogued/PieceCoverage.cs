using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>Which supporting documents of the lists a form does not ask for, or asks for otherwise than the list says.</summary>
internal static class PieceCoverage
{
    public static IEnumerable<Missing> Missing(FormCatalogue catalogue, string code)
    {
        var asked = catalogue.Forms.Where(form => form.Code == code).SelectMany(form => form.SupportingDocuments).ToList();
        return
            from row in Tables.Pieces
            where row.Form == code
            let what = $"piece {row.List}-{row.Number} {row.Piece}"
            from wrong in Wrong(row, asked.FindAll(piece => piece.Type == row.Piece && piece.Number == row.Number))
            select new Missing(code, what, wrong);
    }

    private static IEnumerable<string> Wrong(PieceRow row, List<RequiredDocument> asked)
    {
        if (asked.Count == 0)
        {
            yield return "is not asked for under that number";
            yield break;
        }

        if (!asked.TrueForAll(piece => IsAskedAs(row.Obligation, piece)))
        {
            yield return $"is {string.Join(" and ", asked.Select(piece => piece.Obligation))}, not {row.Obligation}";
        }

        if (!asked.TrueForAll(piece => piece.Medical == row.Medical))
        {
            yield return row.Medical ? "is not marked as medical" : "is marked as medical";
        }

        if (!asked.Exists(piece => Plain(piece.Text.Fr) == Plain(row.Text)))
        {
            yield return "has another French text";
        }
    }

    private static bool IsAskedAs(string obligation, RequiredDocument piece) => obligation switch
    {
        "M" => piece is { Obligation: Obligation.Mandatory, Choice: null },
        "M*" => piece.Choice is not null,
        "C" => piece.Obligation == Obligation.Conditional && (piece.When is not null || piece.Choice is not null),
        "O" => piece.Obligation == Obligation.Optional,
        _ => false,
    };

    /// <summary>Apostrophes are printed now one way, now the other; some lists stand within a sentence, without capitals.</summary>
    private static string Plain(string text) => text.Replace('’', '\'').Trim() is { Length: > 0 } plain ? char.ToUpperInvariant(plain[0]) + plain[1..] : "";
}
