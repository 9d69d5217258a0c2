using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Receiving;

namespace FormExchange.Transport.RabbitMq;

/// <summary>One life of the bus on a broker: a link for each served institution, with that institution's user, so that none speaks for another.</summary>
internal sealed class BrokerLinks : IBusSession
{
    private readonly Dictionary<string, BrokerLink> _links;

    private BrokerLinks(TransportOptions options, IEnumerable<string> institutions, ReceivingParts parts) => _links = institutions
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(institution => institution, institution => new BrokerLink(institution, options, parts), StringComparer.Ordinal);

    public bool IsConnected => _links.Values.All(link => link.Connected.IsCompletedSuccessfully);

    /// <summary>Waits for the broker no longer than a send would: a host starts while its broker is away.</summary>
    public static async Task<IBusSession> StartAsync(
        TransportOptions options, IReadOnlyList<string> institutions, ReceivingParts parts, CancellationToken cancellationToken)
    {
        var session = new BrokerLinks(options, institutions, parts);
        await Task.WhenAll(session._links.Values.Select(link => link.Connected))
            .WaitAsync(options.SendTimeout, parts.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return session;
    }

    public Task SendAsync(TransportMessage message, CancellationToken cancellationToken) => _links.TryGetValue(message.From, out var link)
        ? link.SendAsync(message, cancellationToken)
        : Task.FromException(new TransportUnavailableException($"This host does not serve {message.From} and cannot send for it."));

    public async ValueTask DisposeAsync() => await Task.WhenAll(_links.Values.Select(link => link.DisposeAsync().AsTask())).ConfigureAwait(false);
}
