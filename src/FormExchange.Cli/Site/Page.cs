using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>
/// One page in one language: its place below the language's folder (<c>forms/CODE.html</c>), title and content. The frame adds menu,
/// languages and the search field.
/// </summary>
internal sealed record Page(string Place, string Title, IReadOnlyList<XElement> Content)
{
    private static readonly Dictionary<string, string> OwnNames = new() { ["fr"] = "Français", ["ar"] = "العربية", ["en"] = "English" };

    /// <summary>The way from this page up to the language's folder.</summary>
    public string Up => string.Concat(Enumerable.Repeat("../", Place.Count(letter => letter == '/')));

    public string Render(string language) => Html.Write(El(
        "html", At("lang", language), At("dir", language == "ar" ? "rtl" : "ltr"),
        El(
            "head",
            El("meta", At("charset", "utf-8")),
            El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
            El("title", $"{Title} – FormExchange"),
            El("link", At("rel", "stylesheet"), At("href", Up + "../site.css"))),
        El(
            "body",
            Link("#content", Class("skip"), SiteWords.SkipToContent.In(language)),
            El("header", El("p", Class("brand"), Link(Up + "index.html", "FormExchange")), Menu(language), Languages(language)),
            El("main", At("id", "content"), At("tabindex", "-1"), El("h1", Title), Search(language), Content),
            El("script", At("src", Up + "../site.js")))));

    private XElement Menu(string language)
    {
        (string Href, LocalizedText Word)[] entries =
        [
            ("index.html", SiteWords.Forms), ("which.html", SiteWords.Which), ("procedures.html", SiteWords.Procedures), ("routes.html", SiteWords.Routes),
            ("institutions.html", SiteWords.Institutions), ("decisions.html", SiteWords.Decisions),
        ];
        return El(
            "nav", At("aria-label", SiteWords.Menu.In(language)),
            El("ul", entries.Select(entry => El("li", Link(Up + entry.Href, entry.Href == Place ? At("aria-current", "page") : null, entry.Word.In(language))))));
    }

    private XElement Languages(string language) => El(
        "nav", Class("languages"), At("aria-label", SiteWords.Language.In(language)),
        El("ul", LocalizedText.Languages.Select(other => El("li", Link(
            $"{Up}../{other}/{Place}", At("lang", other), At("hreflang", other), other == language ? At("aria-current", "true") : null, OwnNames[other])))));

    private static XElement Search(string language) => El(
        "form", Class("search"), At("role", "search"),
        El("label", At("for", "search"), SiteWords.Search.In(language)),
        El("input", At("type", "search"), At("id", "search"), At("autocomplete", "off")),
        El("p", At("id", "nothing"), At("role", "status"), At("data-text", SiteWords.NothingFound.In(language))));
}
