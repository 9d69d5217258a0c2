using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>Who sends what to whom, with the sentence that says so.</summary>
internal static class RoutesPage
{
    public static Page Of(FormCatalogue catalogue, References refer) => new(
        "routes.html", refer.In(SiteWords.Routes),
        [
            El("div", Class("wide"), Table(
                refer.In(SiteWords.Routes), new[] { SiteWords.Code, SiteWords.Forms, SiteWords.From, SiteWords.To, SiteWords.Text, SiteWords.Source }.Select(refer.In),
                catalogue.Routes.Select(route => Row(
                    route.Id,
                    new object?[] { El("code", route.Id), route.Rule is null ? null : El("div", El("code", Class("quiet"), route.Rule)), route.Barred ? El("div", Class("refuses"), refer.In(SiteWords.Barred)) : null },
                    route.Forms.Select(code => new object[] { refer.Form(code, ""), " " }),
                    End(refer, route.FromRole, route.FromCountry), End(refer, route.ToRole, route.ToCountry), refer.In(route.Sentence), refer.Source(route.Source, route.Decision, ""))))),
        ]);

    private static string End(References refer, string role, string? country) => country is null ? refer.Role(role) : $"{refer.Role(role)} ({country})";
}
