using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Receiving;
using FormExchange.Transport.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;
using TransportUnavailableException = FormExchange.Exchanges.Envelopes.TransportUnavailableException;

namespace FormExchange.Transport.InMemory;

/// <summary>One life of the bus inside this process: its queues, and the sends that are under way.</summary>
internal sealed class InMemoryBus : IBusSession
{
    private readonly IBusControl _bus;
    private readonly Dictionary<string, InstitutionQueue> _queues;
    private readonly TransportOptions _options;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();

    private InMemoryBus(TransportOptions options, IEnumerable<string> institutions, ReceivingParts parts)
    {
        _options = options;
        _log = parts.Loggers.CreateLogger<InMemoryBus>();
        _queues = institutions.Distinct(StringComparer.Ordinal)
            .ToDictionary(institution => institution, institution => new InstitutionQueue(institution, options.Window), StringComparer.Ordinal);

        // MassTransit logs addresses, counts and exceptions, never bodies.
        LogContext.ConfigureCurrentLogContext(parts.Loggers);
        var holding = parts.Hold(options.RedeliveryDelays, _stopping.Token);
        _bus = Bus.Factory.CreateUsingInMemory(bus =>
        {
            bus.ClearSerialization();
            bus.AddSerializer(RawSerializerFactory.Instance);
            bus.AddDeserializer(RawSerializerFactory.Instance, isDefault: true);
            foreach (var queue in _queues.Values)
            {
                bus.ReceiveEndpoint(queue.Name, endpoint =>
                {
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.PublishFaults = false;
                    endpoint.PrefetchCount = options.Window;
                    endpoint.ConcurrentMessageLimit = options.Concurrency;
                    endpoint.Instance(new InMemoryConsumer(queue, holding, parts.Loggers.CreateLogger<InMemoryConsumer>()));
                });
            }
        });
    }

    public bool IsConnected => !_stopping.IsCancellationRequested;

    public static async Task<IBusSession> StartAsync(
        TransportOptions options, IReadOnlyList<string> institutions, ReceivingParts parts, CancellationToken cancellationToken)
    {
        var session = new InMemoryBus(options, institutions, parts);
        await session._bus.StartAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    public async Task SendAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        if (!_queues.TryGetValue(message.To, out var queue))
        {
            // A bus confirms what it cannot route; for us that is a failure, seen by the operator.
            throw new TransportUnavailableException($"This bus has no queue for {message.To}.");
        }

        await queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        var held = true;
        try
        {
            // Looked at only after the place is held: a stop that waits for every place either sees this message or is seen by it.
            if (_stopping.IsCancellationRequested)
            {
                throw new TransportUnavailableException("The bus is stopping.");
            }

            var endpoint = await _bus.GetSendEndpoint(queue.Address).WaitAsync(cancellationToken).ConfigureAwait(false);
            await endpoint.Send(BusMessage.Of(message), cancellationToken).ConfigureAwait(false);
            held = false;
        }
        finally
        {
            if (held)
            {
                queue.Leave();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var bounded = new CancellationTokenSource(_options.StopTimeout);
        foreach (var queue in _queues.Values)
        {
            if (await queue.DrainAsync(bounded.Token).ConfigureAwait(false) is > 0 and var left)
            {
                _log.LogWarning("{Left} messages for {Institution} were not taken before the stop; their senders send them again", left, queue.Institution);
            }
        }

        await _bus.StopAsync(_options.StopTimeout).ConfigureAwait(false);
        _stopping.Dispose();
    }
}
