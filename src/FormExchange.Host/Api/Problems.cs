using FormExchange.Exchanges.Submit;
using FormExchange.Forms;

namespace FormExchange.Host.Api;

/// <summary>A refusal as problem details (RFC 9457): the only place that knows HTTP status codes.</summary>
public static class Problems
{
    private static readonly Dictionary<string, int> Statuses = new()
    {
        [ApiCodes.Token.Code] = StatusCodes.Status401Unauthorized,
        [ApiCodes.NotFound.Code] = StatusCodes.Status404NotFound,
        [ApiCodes.Unknown.Code] = StatusCodes.Status404NotFound,
        [ApiCodes.MediaType.Code] = StatusCodes.Status415UnsupportedMediaType,
        [ApiCodes.Multipart.Code] = StatusCodes.Status400BadRequest,
        [ApiCodes.Body.Code] = StatusCodes.Status400BadRequest,
        [ApiCodes.StoreAway.Code] = StatusCodes.Status503ServiceUnavailable,
        [ApiCodes.Failure.Code] = StatusCodes.Status500InternalServerError,
        [SubmitCodes.AlreadySubmitted.Code] = StatusCodes.Status409Conflict,
        [SubmitCodes.AttachmentTooLarge.Code] = StatusCodes.Status413PayloadTooLarge,
    };

    /// <summary>The refusal in the caller's language, and in all three besides.</summary>
    public static IResult Of(HttpContext context, Refusal refusal)
    {
        var language = Language(context);
        var status = Statuses.GetValueOrDefault(refusal.Code, StatusCodes.Status422UnprocessableEntity);
        var body = new ProblemBody(
            "urn:formexchange:refusal:" + refusal.Code,
            status,
            refusal.Code,
            refusal.Text.In(language),
            refusal.Text,
            refusal.RelatedId,
            [.. refusal.Findings.Select(f => new FindingBody(
                f.Code, f.Severity.ToString().ToLowerInvariant(), f.Place.XPath, f.Place.Line, f.Place.Box, f.Text.In(language), f.Text))]);
        return Results.Json(body, contentType: "application/problem+json", statusCode: status);
    }

    /// <summary>The first language of <c>Accept-Language</c> that the service speaks; French else.</summary>
    private static string Language(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value?.Split('-')[0]).FirstOrDefault(l => LocalizedText.Languages.Contains(l)) ?? "fr";

    private sealed record ProblemBody(
        string Type, int Status, string Code, string Detail, LocalizedText Texts, string? RelatedId, IReadOnlyList<FindingBody> Findings);

    private sealed record FindingBody(string Code, string Severity, string? Xpath, int? Line, string? Box, string Text, LocalizedText Texts);
}
