using FormExchange.Cli.Site;
using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>A route as <c>route explain</c> tells it: roles by their names, with the institutions that hold them.</summary>
internal sealed record RouteSheet(
    string Id, string? Rule, bool Barred, IReadOnlyList<string> Forms, RouteEnd From, RouteEnd To, LocalizedText Sentence, string? Source, string? Decision)
{
    private const int MostNamed = 6;
    private static readonly LocalizedText Never = new("INTERDIT", "ممنوع", "BARRED");
    private static readonly LocalizedText Others = new("et d’autres : {0}", "وأخرى: {0}", "and more: {0}");
    private static readonly LocalizedText Nobody = new("aucune institution connue pour ce lieu", "لا توجد مؤسسة معروفة لهذا المكان", "no institution known for that place");

    public static RouteSheet Of(FormCatalogue catalogue, Route route, string? town) => new(
        route.Id, route.Rule, route.Barred, route.Forms, RouteEnd.Of(catalogue, route.FromRole, route.FromCountry, town), RouteEnd.Of(catalogue, route.ToRole, route.ToCountry, town),
        route.Sentence, route.Source, route.Decision);

    public void Write(string language)
    {
        CliOutput.Line($"{Id}{(Rule is null ? "" : $" ({Rule})")}{(Barred ? $" {Never.In(language)}" : "")}  {string.Join(", ", Forms)}");
        WriteEnd(SiteWords.From, From, language);
        WriteEnd(SiteWords.To, To, language);
        CliOutput.Line($"  « {Sentence.In(language)} »  {CliOutput.Source(Source, Decision)}");
    }

    private static void WriteEnd(LocalizedText word, RouteEnd end, string language)
    {
        var named = end.Institutions.Take(MostNamed).Select(one => $"{one.Name.In(language)} ({one.Id})").ToList();
        if (end.Institutions.Count > MostNamed)
        {
            named.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, Others.In(language), end.Institutions.Count - MostNamed));
        }

        CliOutput.Line($"  {word.In(language)} : {end.Role.In(language)}{(end.Country is null ? "" : $", {end.Country}")} – {(named.Count == 0 ? Nobody.In(language) : string.Join(" ; ", named))}");
    }
}

/// <summary>One end of a route. Where a town is asked for and the place decides who is competent, only who serves it.</summary>
internal sealed record RouteEnd(string RoleId, LocalizedText Role, string? Country, IReadOnlyList<RouteInstitution> Institutions)
{
    public static RouteEnd Of(FormCatalogue catalogue, string role, string? country, string? town)
    {
        var holders = catalogue.Holders(role, country).ToList();
        if (town is not null && holders.Exists(one => one.Serves.Count > 0))
        {
            holders = [.. catalogue.Holders(role, country, town)];
        }

        return new RouteEnd(role, catalogue.RoleName(role), country, [.. holders.Select(one => new RouteInstitution(one.Id, one.Name))]);
    }
}

internal sealed record RouteInstitution(string Id, LocalizedText Name);
