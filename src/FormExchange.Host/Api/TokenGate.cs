using System.Security.Cryptography;
using System.Text;

namespace FormExchange.Host.Api;

/// <summary>Until identities come: whoever can read <c>host.json</c> may call, nobody else. Health checks need nothing.</summary>
public sealed class TokenGate(string token)
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes("Bearer " + token);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        if (context.Request.Path.StartsWithSegments("/health") || CryptographicOperations.FixedTimeEquals(given, _expected))
        {
            await next(context);
        }
        else
        {
            await Problems.Of(context, ApiCodes.Token.Refusal()).ExecuteAsync(context);
        }
    }
}
