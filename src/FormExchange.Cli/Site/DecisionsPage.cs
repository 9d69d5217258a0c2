using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>What the funds must confirm: each decision, what it is about, and everything that rests on it.</summary>
internal static class DecisionsPage
{
    public static Page Of(FormCatalogue catalogue, References refer) => new(
        "decisions.html", refer.In(SiteWords.Decisions),
        [
            El("p", refer.In(SiteWords.DecisionsLead)),
            El("div", Class("wide"), Table(
                refer.In(SiteWords.Decisions), new[] { SiteWords.Code, SiteWords.Text, SiteWords.RestsOnIt }.Select(refer.In),
                catalogue.Decisions.Select(decision => Row(decision.Id, El("code", decision.Id), refer.In(decision.Text), Uses(catalogue, decision.Id, refer))))),
            El("section", El("h2", refer.In(SiteWords.Translations)), El("ul", catalogue.Forms.SelectMany(form => form.ToConfirm
                .Where(point => !point.What.StartsWith("D-", StringComparison.Ordinal)).Select(point => El("li", refer.Form(form.Code, ""), $" ({point.What}) : {point.Where.Count}"))))),
        ]);

    private static XElement? Uses(FormCatalogue catalogue, string id, References refer)
    {
        var forms = catalogue.Forms.SelectMany(form => form.ToConfirm.Where(point => point.What == id).Select(point => (object)new object[] { refer.Form(form.Code, ""), $" : {string.Join(", ", point.Where)}" }));
        var procedures = catalogue.Procedures
            .Where(procedure => procedure.Decision == id || procedure.Steps.Any(step => step.Decision == id || step.Deadline?.Decision == id)).Select(procedure => (object)refer.Procedure(procedure, ""));
        var routes = catalogue.Routes.Where(route => route.Decision == id).Select(route => (object)Link($"routes.html#{route.Id}", route.Id));
        var selections = catalogue.Selections.Where(selection => selection.Decision == id || selection.Cases.Any(one => one.Decision == id)).Select(selection => (object)Link($"which.html#{selection.Id}", selection.Id));
        var institutions = catalogue.Institutions.Where(one => one.Decision == id).Select(one => (object)Link($"institutions.html#{one.Id.Replace(':', '-')}", one.Id));
        return List(forms.Concat(procedures).Concat(routes).Concat(selections).Concat(institutions));
    }
}
