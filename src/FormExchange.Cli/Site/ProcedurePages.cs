using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>The procedures: the list, and one page each with its picture and its steps.</summary>
internal static class ProcedurePages
{
    public static Page List(FormCatalogue catalogue, References refer) => new(
        "procedures.html", refer.In(SiteWords.Procedures),
        [
            El("div", Class("wide"), Table(
                refer.In(SiteWords.Procedures), [refer.In(SiteWords.Code), refer.In(SiteWords.Name), "EESSI", refer.In(SiteWords.Source)],
                catalogue.Procedures.Select(procedure => Row(
                    null, Link($"procedures/{procedure.Id}.html", procedure.Id), refer.In(procedure.Title), procedure.Eessi is null ? null : El("code", procedure.Eessi),
                    refer.Source(procedure.Source, procedure.Decision, ""))))),
        ]);

    public static Page One(FormCatalogue catalogue, Procedure procedure, References refer)
    {
        const string up = "../";
        string Party(string id) => procedure.Parties.First(party => party.Id == id) is var party && party.Role is { } role ? refer.Role(role) : refer.In(party.Name!);
        var heads = new[] { SiteWords.Step, SiteWords.From, SiteWords.To, SiteWords.What, SiteWords.Answers, SiteWords.Deadline, SiteWords.Source }.Select(refer.In);
        return new Page(
            $"procedures/{procedure.Id}.html", $"{procedure.Id} – {refer.In(procedure.Title)}",
            [
                El("p", procedure.Eessi is null ? null : new object[] { "EESSI : ", El("code", procedure.Eessi), " – " }, refer.Source(procedure.Source, procedure.Decision, up)),
                El("section", El("h2", refer.In(SiteWords.Picture)), El("figure", At("tabindex", "0"), At("role", "group"), At("aria-label", refer.In(SiteWords.Picture)), SequencePicture.Draw(catalogue, procedure, refer))),
                El("section", El("h2", refer.In(SiteWords.Steps)), El("div", Class("wide"), Table(refer.In(SiteWords.Steps), heads, procedure.Steps.Select(step => Row(
                    null, step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Party(step.From), step.IsKept ? refer.In(SiteWords.Kept) : Party(step.To),
                    What(step, refer, up), step.Answers.Where(code => code != ProcedureStep.Anything).Select(code => new object[] { refer.Form(code, up), " " }),
                    step.Deadline is { } due ? Deadline(due, refer, up) : null, refer.Source(step.Source, step.Decision, up)))))),
                .. procedure.Statements.Count == 0 ? Array.Empty<XElement>() :
                [
                    El("section", El("h2", refer.In(SiteWords.Rules)), El("ul", procedure.Statements.Select(rule => El("li", El("code", rule.Id), " ", refer.In(rule.Text), " – ", refer.Source(rule.See, null, up))))),
                ],
            ]);
    }

    private static object?[] What(ProcedureStep step, References refer, string up) =>
    [
        step.IsOutside ? El("span", Class("quiet"), refer.In(SiteWords.Paper)) : step.Messages.Select(code => new object[] { refer.Form(code, up), " " }),
        step.Text is null ? null : El("p", refer.In(step.Text)),
        step.When is null ? null : El("div", El("code", Class("quiet"), step.When)),
        step.Opens ? El("div", Class("informs"), refer.In(SiteWords.Opens)) : null,
        step.Closes ? El("div", Class("informs"), refer.In(SiteWords.Closes)) : null,
    ];

    private static object?[] Deadline(StepDeadline due, References refer, string up) =>
    [
        El("p", refer.In(due.Text)),
        due.Message is null ? El("code", $"+ {due.After}") : new object[] { refer.Form(due.Message, up), " ", El("code", $"{due.Path} + {due.After}") },
        El("div", Class("quiet"), due.IsServiceDeadline ? refer.In(SiteWords.ServiceDeadline) + " " : null, refer.Source(string.Join("; ", new[] { due.Rule, due.Article, due.Source }.OfType<string>()), due.Decision, up)),
    ];
}
