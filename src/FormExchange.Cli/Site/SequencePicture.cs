using System.Globalization;
using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Cli.Site;

/// <summary>
/// The course of a procedure as a sequence picture: a lane for each party, an arrow for each step. In Arabic the first lane stands at the
/// right. The table beside it says the same to whoever does not see it.
/// </summary>
internal sealed class SequencePicture
{
    private const int Lane = 240;
    private const int Head = 64;
    private const int Row = 46;
    private const int LettersInLine = 30;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Procedure procedure;
    private readonly References refer;
    private readonly List<string> lanes;

    private SequencePicture(Procedure procedure, References refer)
    {
        this.procedure = procedure;
        this.refer = refer;
        lanes = [.. procedure.Parties.OrderByDescending(party => party.Role is null).Select(party => party.Id)];
    }

    private int Width => lanes.Count * Lane;

    private int Height => Head + (procedure.Steps.Count * Row) + 16;

    public static XElement Draw(FormCatalogue catalogue, Procedure procedure, References refer) => new SequencePicture(procedure, refer).Picture(catalogue);

    private XElement Picture(FormCatalogue catalogue) => Make(
        "svg", ("viewBox", $"0 0 {Width} {Height}"), ("width", Width), ("height", Height), ("role", "img"), ("aria-label", $"{procedure.Id} {refer.In(procedure.Title)}"),
        ("style", "font: 12px system-ui, sans-serif; fill: #1b2733")).With(
        [
            .. lanes.SelectMany((id, at) => LaneOf(procedure.Parties.First(party => party.Id == id), at)),
            .. procedure.Steps.SelectMany(step => Arrow(catalogue, step)),
        ]);

    private int X(string party) => lanes.IndexOf(party) is var at && refer.Language == "ar" ? Width - Lane / 2 - (at * Lane) : Lane / 2 + (at * Lane);

    private IEnumerable<XElement> LaneOf(ProcedureParty party, int at)
    {
        var x = X(party.Id);
        var name = party.Role is { } role ? refer.Role(role) : refer.In(party.Name!);
        yield return Make("line", ("x1", x), ("y1", Head - 14), ("x2", x), ("y2", Height - 8), ("stroke", "#8796a5"), ("stroke-dasharray", party.Role is null ? "2 4" : "none"));
        var lines = Lines(name).Take(3).ToList();
        for (var line = 0; line < lines.Count; line++)
        {
            yield return Text(x, 16 + (line * 15), lines[line], bold: true);
        }
    }

    private IEnumerable<XElement> Arrow(FormCatalogue catalogue, ProcedureStep step)
    {
        var y = Head + (step.Number * Row) - 18;
        var (from, to) = (X(step.From), X(step.To));
        var told = $"{step.Number}. {(step.IsOutside ? refer.In(SiteWords.Paper) : string.Join(", ", step.Messages.Select(code => catalogue.FindByCode(code) is { } form ? form.Number ?? refer.In(form.Title) : code)))}";
        yield return Text(step.IsKept ? from : (from + to) / 2, y - 6, told.Length > LettersInLine + 8 ? told[..(LettersInLine + 7)] + "…" : told, bold: false);
        if (step.IsKept)
        {
            yield return Make("circle", ("cx", from), ("cy", y + 6), ("r", 5), ("fill", "#14506b"));
            yield break;
        }

        var back = to > from ? -8 : 8;
        yield return Make("line", ("x1", from), ("y1", y), ("x2", to), ("y2", y), ("stroke", "#14506b"), ("stroke-width", 2), ("stroke-dasharray", step.IsOutside ? "4 4" : "none"));
        yield return Make("path", ("d", $"M {to} {y} l {back} -5 l 0 10 z"), ("fill", "#14506b"));
    }

    private static XElement Text(int x, int y, string text, bool bold)
    {
        var element = Make("text", ("x", x), ("y", y), ("text-anchor", "middle"), ("font-weight", bold ? 600 : 400));
        element.Add(text);
        return element;
    }

    private static IEnumerable<string> Lines(string name)
    {
        var line = "";
        foreach (var word in name.Split(' '))
        {
            if (line.Length + word.Length > LettersInLine && line.Length > 0)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    private static XElement Make(string name, params (string Name, object Value)[] attributes) =>
        new(Svg + name, attributes.Select(attribute => new XAttribute(attribute.Name, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture)!)));
}

/// <summary>Adds content to an element as an expression.</summary>
internal static class Elements
{
    public static XElement With(this XElement element, IEnumerable<XElement> content)
    {
        element.Add(content);
        return element;
    }
}
