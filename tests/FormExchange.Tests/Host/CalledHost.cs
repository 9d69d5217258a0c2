using System.Net.Http.Headers;
using FormExchange.Tests.Journeys;

namespace FormExchange.Tests.Host;

/// <summary>A host that is called over HTTP by an Arabic-speaking agent, with claims to send. Whatever is refused leaves nothing: one host does for all refusals.</summary>
public sealed class CalledHost : IAsyncLifetime
{
    internal RunningHost Host { get; private set; } = null!;

    internal GeneratedClaims Claims { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await RunningHost.StartAsync();
        Claims = new GeneratedClaims(Host.File("claims"), seed: 11);
        Http = new HttpClient { BaseAddress = new Uri(Host.Contact.Address), Timeout = TimeSpan.FromMinutes(2) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Host.Contact.Token);
        Http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("ar"));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
