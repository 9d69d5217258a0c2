using FormExchange.Exchanges.Submit;
using FormExchange.Exchanges.Tracking;
using FormExchange.Forms;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace FormExchange.Host.Api;

/// <summary><c>/api/v1/exchanges</c>: submit a document with its files, follow an exchange.</summary>
public static class ExchangesApi
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/api/v1/exchanges", SubmitAsync);
        app.MapGet("/api/v1/exchanges/{id}", TrackAsync);
    }

    /// <summary>
    /// Body: <c>application/xml</c>, or <c>multipart/form-data</c> with <c>document</c> first and then a part per attachment id. Query:
    /// <c>confirm</c> (codes of warnings, repeatable), <c>inReplyTo</c> (the exchange that the document answers). 201 with the exchange.
    /// </summary>
    private static async Task<IResult> SubmitAsync(HttpContext context, ReceiveSubmission receive, TrackExchanges track)
    {
        // The document and each file have limits of their own, kept while they stream.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var confirmed = context.Request.Query["confirm"].OfType<string>().ToHashSet();
        var inReplyTo = context.Request.Query["inReplyTo"].FirstOrDefault();
        var result = await receive.ReceiveAsync(context.Request, confirmed, inReplyTo, context.RequestAborted);
        if (result.Refusal is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var shown = await track.FindAsync(result.Exchange!.Id, context.RequestAborted);
        return Results.Created($"/api/v1/exchanges/{result.Exchange.Id}", shown);
    }

    private static async Task<IResult> TrackAsync(HttpContext context, string id, TrackExchanges track) =>
        await track.FindAsync(id, context.RequestAborted) is { } found
            ? Results.Ok(found)
            : Problems.Of(context, ApiCodes.NotFound.Refusal(Shortened(id)));

    /// <summary>What a caller wrote is not repeated at any length.</summary>
    private static string Shortened(string id) => id.Length <= 64 ? id : id[..64] + "…";
}
