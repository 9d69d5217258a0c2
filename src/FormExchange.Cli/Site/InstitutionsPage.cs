using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>The directory: who exists, in which roles, competent for whom.</summary>
internal static class InstitutionsPage
{
    public static Page Of(FormCatalogue catalogue, References refer) => new(
        "institutions.html", refer.In(SiteWords.Institutions),
        [
            El("div", Class("wide"), Table(
                refer.In(SiteWords.Institutions), new[] { SiteWords.Code, SiteWords.Name, SiteWords.Town, SiteWords.Roles, SiteWords.Serves, SiteWords.Source }.Select(refer.In),
                catalogue.Institutions.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Row(
                    one.Id.Replace(':', '-'),
                    new object?[] { El("code", one.Id), one.Provisional ? El("div", Class("quiet"), refer.In(SiteWords.Provisional)) : null },
                    refer.In(one.Name), one.Town, Html.List(one.Roles.Select(refer.Role)), string.Join(", ", one.Serves), refer.Source(one.Source, one.Decision, ""))))),
        ]);
}
