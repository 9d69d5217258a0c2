using FormExchange.Exchanges.Data;
using FormExchange.Trust;

namespace FormExchange.Host.Api;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: its store answers too, so that it can accept forms; <c>trust</c> is <c>kept</c> where the
/// trust folder has a defect and the former directory stays in use.
/// </summary>
public static class HealthApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IExchangeStore store, TrustInUse trust, CancellationToken cancellationToken) =>
        await store.IsReachableAsync(cancellationToken)
            ? Results.Json(new { status = "ready", trust = trust.Problems.Count == 0 ? "current" : "kept" })
            : Results.Json(new { status = "not-ready" }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
