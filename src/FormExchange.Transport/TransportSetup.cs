using FormExchange.Exchanges.Envelopes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport;

/// <summary>Puts the bus into a host's container.</summary>
public static class TransportSetup
{
    /// <summary>
    /// Registers the bus with one queue for each of <paramref name="localInstitutions"/>; it starts and stops with the host. What arrives goes to
    /// the <see cref="IMessageTaker"/> of the container, in a scope of its own. Settings that cannot be used throw: check them before.
    /// </summary>
    public static IServiceCollection AddTransport(
        this IServiceCollection services, TransportOptions options, IReadOnlyList<string> localInstitutions)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(localInstitutions);
        if (options.Check() is [var first, ..])
        {
            throw new ArgumentException(first.Text.En, nameof(options));
        }

        services.AddSingleton(container => new MassTransitTransport(
            options, localInstitutions, container.GetRequiredService<IServiceScopeFactory>(), container.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IEnvelopeTransport>(container => container.GetRequiredService<MassTransitTransport>());
        services.AddHostedService(container => container.GetRequiredService<MassTransitTransport>());
        return services;
    }
}
