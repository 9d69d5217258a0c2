using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>The first page: three languages to choose from.</summary>
internal static class Entrance
{
    public static string Render() => Html.Write(El(
        "html", At("lang", "fr"),
        El(
            "head", El("meta", At("charset", "utf-8")), El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
            El("title", "FormExchange"), El("link", At("rel", "stylesheet"), At("href", "site.css"))),
        El("body", El("main", El("h1", "FormExchange"), El("ul", LocalizedText.Languages.Select(language => El(
            "li", At("lang", language), At("dir", language == "ar" ? "rtl" : "ltr"), Link($"{language}/index.html", SiteWords.Title.In(language)))))))));
}
