using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>Which form somebody needs: every situation with its answer and the documents.</summary>
internal static class WhichPage
{
    public static Page Of(FormCatalogue catalogue, References refer) => new(
        "which.html", refer.In(SiteWords.Which), [.. catalogue.Selections.Select(selection => Section(catalogue, selection, refer))]);

    private static XElement Section(FormCatalogue catalogue, Selection selection, References refer) => El(
        "section", At("id", selection.Id),
        El("h2", refer.In(selection.Title)), El("p", El("code", selection.Id), " – ", refer.Source(selection.Source, selection.Decision, "")),
        El("div", Class("wide"), Table(
            refer.In(selection.Title), new[] { SiteWords.Situation, SiteWords.Answer, SiteWords.Text, SiteWords.Documents, SiteWords.Source }.Select(refer.In),
            selection.Situations().Select(situation =>
            {
                var met = selection.Meeting(situation);
                return Row(
                    null, string.Join(" – ", selection.Told(situation).Select(refer.In)),
                    met.Form is null ? refer.In(SiteWords.NoForm) : refer.Form(met.Form, ""), refer.In(met.Sentence), Documents(met.Documents(catalogue), refer), refer.Source(met.Source, met.Decision, ""));
            }))));

    private static XElement? Documents(IReadOnlyList<RequiredDocument> documents, References refer) => documents.Count == 0 ? null : El(
        "details", El("summary", $"{documents.Count}"),
        El("ul", documents.Select(document => El("li", refer.In(document.Text), " (", refer.In(SiteWords.Of(document.Obligation)), ")"))));
}
