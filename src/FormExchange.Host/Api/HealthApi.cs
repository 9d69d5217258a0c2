using FormExchange.Exchanges.Data;

namespace FormExchange.Host.Api;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its store answers too, so that it can accept forms.</summary>
public static class HealthApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IExchangeStore store, CancellationToken cancellationToken) =>
        await store.IsReachableAsync(cancellationToken)
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "not-ready" }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
