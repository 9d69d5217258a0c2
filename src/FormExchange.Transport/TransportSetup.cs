using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Forms;
using FormExchange.Transport.InMemory;
using FormExchange.Transport.RabbitMq;
using FormExchange.Transport.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport;

/// <summary>Puts the bus into a host's container.</summary>
public static class TransportSetup
{
    /// <summary>
    /// Registers the bus that the settings name, for <paramref name="localInstitutions"/>; it starts and stops with the host. What arrives goes to
    /// the <see cref="IMessageTaker"/> of the container, in a scope of its own. Settings that cannot be used throw: check them before.
    /// </summary>
    public static IServiceCollection AddTransport(
        this IServiceCollection services, TransportOptions options, IReadOnlyList<string> localInstitutions)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(localInstitutions);
        if (options.Check(localInstitutions) is [var first, ..])
        {
            throw new ArgumentException(first.Text.En, nameof(options));
        }

        services.AddSingleton(container =>
        {
            var parts = new ReceivingParts(
                container.GetRequiredService<IServiceScopeFactory>(), container.GetRequiredService<TimeProvider>(),
                container.GetRequiredService<ILoggerFactory>(), container.GetRequiredService<FaultPoints>());
            return new MassTransitTransport(options, cancellationToken => options.Kind == TransportOptions.RabbitMq
                ? BrokerLinks.StartAsync(options, localInstitutions, parts, cancellationToken)
                : InMemoryBus.StartAsync(options, localInstitutions, parts, cancellationToken));
        });
        services.AddSingleton<IEnvelopeTransport>(container => container.GetRequiredService<MassTransitTransport>());
        services.AddHostedService(container => container.GetRequiredService<MassTransitTransport>());
        return services;
    }

    /// <summary>
    /// What a host is told before it starts: every reason why an institution cannot be served on its broker as that is now (a wrong or missing
    /// queue, a refused user, a missing right). A broker that is not there is no refusal: the host starts and reaches it later. Takes some seconds at most.
    /// </summary>
    public static async Task<IReadOnlyList<Refusal>> CheckBrokerAsync(
        TransportOptions options, IReadOnlyList<string> localInstitutions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Kind != TransportOptions.RabbitMq)
        {
            return [];
        }

        var answers = await Task.WhenAll(
            localInstitutions.Distinct(StringComparer.Ordinal).Select(institution => BrokerLink.CheckAsync(institution, options, cancellationToken))).ConfigureAwait(false);
        return [.. answers.SelectMany(refusals => refusals).DistinctBy(refusal => refusal.Text.En)];
    }
}
