using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Wire;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransportUnavailableException = FormExchange.Exchanges.Envelopes.TransportUnavailableException;

namespace FormExchange.Transport;

/// <summary>One life of the bus, from start to stop: its queues, and the sends that are under way.</summary>
internal sealed class BusSession
{
    private readonly IBusControl _bus;
    private readonly Dictionary<string, InstitutionQueue> _queues;
    private readonly TransportOptions _options;
    private readonly ILogger _log;
    private volatile bool _stopping;

    private BusSession(
        TransportOptions options, IEnumerable<string> institutions, IServiceScopeFactory scopes, ILoggerFactory loggers)
    {
        _options = options;
        _log = loggers.CreateLogger<BusSession>();
        _queues = institutions.Distinct(StringComparer.Ordinal)
            .ToDictionary(institution => institution, institution => new InstitutionQueue(institution, options.Window), StringComparer.Ordinal);

        // MassTransit logs addresses, counts and exceptions, never bodies.
        LogContext.ConfigureCurrentLogContext(loggers);
        _bus = Bus.Factory.CreateUsingInMemory(bus =>
        {
            bus.ClearSerialization();
            bus.AddSerializer(RawSerializerFactory.Instance);
            bus.AddDeserializer(RawSerializerFactory.Instance, isDefault: true);
            foreach (var queue in _queues.Values)
            {
                var consumer = new ArrivalConsumer(queue, scopes, options, loggers.CreateLogger<ArrivalConsumer>(), () => _stopping);
                bus.ReceiveEndpoint(queue.Name, endpoint =>
                {
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.PublishFaults = false;
                    endpoint.PrefetchCount = options.Window;
                    endpoint.ConcurrentMessageLimit = options.Concurrency;
                    endpoint.Instance(consumer);
                });
            }
        });
    }

    public static async Task<BusSession> StartAsync(
        TransportOptions options, IReadOnlyList<string> institutions, IServiceScopeFactory scopes, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var session = new BusSession(options, institutions, scopes, loggers);
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

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(_options.SendTimeout);
        var held = false;
        try
        {
            await queue.EnterAsync(bounded.Token).ConfigureAwait(false);
            held = true;

            // Looked at only after the place is held: a stop that waits for every place either sees this message or is seen by it.
            if (_stopping)
            {
                throw new TransportUnavailableException("The bus is stopping.");
            }

            var endpoint = await _bus.GetSendEndpoint(queue.Address).WaitAsync(bounded.Token).ConfigureAwait(false);
            await endpoint.Send(BusMessage.First(message), bounded.Token).ConfigureAwait(false);
            held = false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransportUnavailableException($"The bus did not take a message for {message.To} in time.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not TransportUnavailableException)
        {
            throw new TransportUnavailableException($"The bus did not take a message for {message.To}.", exception);
        }
        finally
        {
            if (held)
            {
                queue.Leave();
            }
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(_options.StopTimeout);
        foreach (var queue in _queues.Values)
        {
            if (await queue.DrainAsync(bounded.Token).ConfigureAwait(false) is > 0 and var left)
            {
                _log.LogWarning("{Left} messages for {Institution} were not taken before the stop; their senders send them again", left, queue.Institution);
            }
        }

        await _bus.StopAsync(_options.StopTimeout).ConfigureAwait(false);
    }
}
