using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;

namespace FormExchange.Host.Api;

/// <summary>What a caller is told when a call ended in an exception: never the exception's own words.</summary>
internal static class FailedCalls
{
    public static Task AnswerAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is BadHttpRequestException)
        {
            return Problems.Of(context, ApiCodes.Body.Refusal()).ExecuteAsync(context);
        }

        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("FormExchange.Host.Api");
        if (IsOfTheStore(failure))
        {
            log.LogWarning("A call met a store that does not answer ({Cause})", failure!.GetType().Name);
            return Problems.Of(context, ApiCodes.StoreAway.Refusal()).ExecuteAsync(context);
        }

        var reference = Activity.Current?.Id ?? context.TraceIdentifier;
        log.LogError(failure, "A call failed; its reference is {Reference}", reference);
        return Problems.Of(context, ApiCodes.Failure.Refusal(reference)).ExecuteAsync(context);
    }

    /// <summary>
    /// The database's own exception stands somewhere inside those of the mapper, or that of a connection that was not to be had: no call opens
    /// another one. Whether a commit under way was stored is then unknown.
    /// </summary>
    private static bool IsOfTheStore(Exception? failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (at is DbException or SocketException or TimeoutException)
            {
                return true;
            }
        }

        return false;
    }
}
