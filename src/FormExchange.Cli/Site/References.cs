using System.Text.RegularExpressions;
using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>
/// Links from anywhere to anything, in one language: a form's code, a procedure's id, a decision's number. <c>up</c> is the way from the
/// page to the language's folder.
/// </summary>
internal sealed partial class References(FormCatalogue catalogue, string language)
{
    private readonly Dictionary<string, OpenDecision> decisions = catalogue.Decisions.ToDictionary(decision => decision.Id, StringComparer.Ordinal);

    public string Language => language;

    public string In(LocalizedText text) => text.In(language);

    /// <summary>The newest version's page.</summary>
    public XElement Form(string code, string up) => catalogue.FindByCode(code) is { } form
        ? Link($"{up}forms/{FileOf(form)}", form.Number ?? form.Title.In(language))
        : El("code", code);

    public XElement Procedure(Procedure procedure, string up) => Link($"{up}procedures/{procedure.Id}.html", $"{procedure.Id} {procedure.Title.In(language)}");

    public string Role(string role) => catalogue.RoleName(role).In(language);

    /// <summary>A source with its decision; every number of a decision leads to the list.</summary>
    public IEnumerable<object> Source(string? source, string? decision, string up)
    {
        var text = string.Join(" ", new[] { source, decision is null ? null : $"({decision})" }.OfType<string>());
        var at = 0;
        foreach (Match match in Decision().Matches(text))
        {
            yield return text[at..match.Index];
            yield return Link($"{up}decisions.html#{match.Value}", decisions.GetValueOrDefault(match.Value) is { } about ? At("title", about.Text.In(language)) : null, match.Value);
            at = match.Index + match.Length;
        }

        yield return text[at..];
    }

    /// <summary>The page of a version: the newest bears the code alone.</summary>
    public string FileOf(FormDefinition form) => catalogue.FindByCode(form.Code) == form ? $"{form.Code}.html" : $"{form.Code}-{form.Version}.html";

    [GeneratedRegex(@"\bD-[0-9]{2,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Decision();
}
