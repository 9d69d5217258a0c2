using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>All forms and messages.</summary>
internal static class IndexPage
{
    public static Page Of(FormCatalogue catalogue, References refer) => new(
        "index.html", refer.In(SiteWords.Title),
        [
            El("p", refer.In(SiteWords.Lead)),
            Group(refer, SiteWords.Forms, catalogue.Forms.Where(form => form.Number is not null)),
            Group(refer, SiteWords.Messages, catalogue.Forms.Where(form => form.Number is null)),
        ]);

    private static System.Xml.Linq.XElement Group(References refer, LocalizedText title, IEnumerable<FormDefinition> forms) => El(
        "section", Table(
            refer.In(title), new[] { SiteWords.Code, SiteWords.Name, SiteWords.Kind, SiteWords.Editions }.Select(refer.In),
            forms.Select(form => Row(
                null, Link($"forms/{refer.FileOf(form)}", form.Number ?? form.Code), form.Title.In(refer.Language), refer.In(SiteWords.Of(form.Kind)),
                El("code", string.Join(", ", form.Editions.Select(edition => edition.Code)))))));
}
