using FormExchange.Forms;

namespace FormExchange.Host.Api;

/// <summary><c>/api/v1/catalogue</c>: the forms that the host judges by, and the order to read its schemas folder again.</summary>
public static class CatalogueApi
{
    public static void Map(WebApplication app, IReadOnlyList<string> served)
    {
        app.MapGet("/api/v1/catalogue", (CatalogueInUse forms) => Results.Ok(Listed(forms.Current)));
        app.MapPost("/api/v1/catalogue/reload", (HttpContext context, CatalogueInUse forms, ILogger<CatalogueInUse> log) => Reload(context, forms, served, log));
    }

    /// <summary>200 with the forms that hold from now on, or 422 with every reason why the former ones stay.</summary>
    private static IResult Reload(HttpContext context, CatalogueInUse forms, IReadOnlyList<string> served, ILogger log)
    {
        var problems = forms.Reload(next => Missing(next, served));
        if (problems.Count == 0)
        {
            log.LogInformation("The catalogue was read again: {Forms} forms", forms.Current.Forms.Count);
            return Results.Ok(Listed(forms.Current));
        }

        log.LogWarning("The catalogue was not replaced: {Problems} problems", problems.Count);
        return Problems.Of(context, ApiCodes.Catalogue.Refusal(problems.Count) with { Findings = [.. problems.Select(AsFinding)] });
    }

    /// <summary>An institution whose keys and queues this host has cannot leave the directory while the host runs.</summary>
    private static List<CatalogueProblem> Missing(FormCatalogue next, IReadOnlyList<string> served) =>
    [
        .. served.Where(id => next.FindInstitution(id) is null)
            .Select(id => new CatalogueProblem(CatalogueCodes.InstitutionUnknown.Code, "institutions", null, CatalogueCodes.InstitutionUnknown.Text(id))),
    ];

    private static Finding AsFinding(CatalogueProblem problem)
    {
        var at = problem.Line is { } line ? $"{problem.File}({line}): " : $"{problem.File}: ";
        return new Finding(
            problem.Code, Severity.Error, new Place(null, problem.Line), new LocalizedText(at + problem.Text.Fr, at + problem.Text.Ar, at + problem.Text.En));
    }

    private static object Listed(FormCatalogue catalogue) => new
    {
        forms = catalogue.Forms.Select(form => new { form.Code, form.Version, form.SchemaDigest, form.RulesDigest }),
    };
}
