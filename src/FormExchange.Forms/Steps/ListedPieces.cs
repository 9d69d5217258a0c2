using System.Xml.XPath;
using FormExchange.Forms.Rules;

namespace FormExchange.Forms.Steps;

/// <summary>A supporting document that a document lists; <paramref name="Subject"/> is the number of the person whom it concerns, empty where nothing is said.</summary>
internal sealed record ListedPiece(XPathNavigator Node, string Type, string Subject);

/// <summary>The supporting documents that a document lists, and whether they are what a line of the checklist asks for.</summary>
internal sealed class ListedPieces(ValidationRun run)
{
    public IReadOnlyList<ListedPiece> All { get; } =
    [
        .. DocumentReader.Pieces(run.KnownForm, run.Root).Select(node => new ListedPiece(
            node, DocumentReader.Text(node, "c:DocumentType", run.KnownForm.Schema), DocumentReader.Text(node, "c:DocumentSubject", run.KnownForm.Schema))),
    ];

    /// <summary>Whether one is there and, where it must be certain persons', theirs. One that does not say whose it is counts for any of them, once.</summary>
    public bool Satisfy(RequiredDocument asked)
    {
        var these = All.Where(piece => piece.Type == asked.Type).ToList();
        if (these.Count == 0 || (asked.Subject ?? asked.Each) is not { } persons)
        {
            return these.Count > 0;
        }

        var numbers = Numbers(persons);
        var silent = these.Count(piece => piece.Subject.Length == 0);
        return asked.Each is not null
            ? numbers.Count(number => !these.Exists(piece => piece.Subject == number)) <= silent
            : silent > 0 || these.Exists(piece => numbers.Contains(piece.Subject));
    }

    private List<string> Numbers(string persons) => run.Ask(prepared =>
    {
        var numbers = new List<string>();
        var found = run.Root.Select(prepared.Bound(persons));
        while (found.MoveNext())
        {
            numbers.Add(found.Current!.GetAttribute("number", ""));
        }

        return numbers;
    });
}
