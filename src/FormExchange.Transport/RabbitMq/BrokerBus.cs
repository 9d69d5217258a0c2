using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Receiving;
using FormExchange.Transport.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;
using TransportUnavailableException = FormExchange.Exchanges.Envelopes.TransportUnavailableException;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// One institution's life on a broker, from a connection to its loss: a MassTransit bus with that institution's user, its three queues
/// and the sends that are not yet confirmed.
/// </summary>
internal sealed class BrokerBus : IAsyncDisposable
{
    /// <summary>Of the dead and the error queue. Few: what is there has time, and what arrives now has not.</summary>
    private const int DrainPrefetch = 4;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(15);
    /// <summary>What is left of a lost bus has nobody to answer to; RabbitMQ's client waits for some answers on a closed channel all the same.</summary>
    private static readonly TimeSpan PatienceWithLost = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseAfterBug = TimeSpan.FromSeconds(5);

    private readonly string _institution;
    private readonly TransportOptions _options;
    private readonly ReceivingParts _parts;
    private readonly IBusControl _bus;
    private readonly Uri _out;
    private readonly SemaphoreSlim _window;
    private readonly CancellationTokenSource _ending = new();
    private readonly ConnectionWatch _watch = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BrokerBus(string institution, TransportOptions options, ReceivingParts parts)
    {
        _institution = institution;
        _options = options;
        _parts = parts;
        _out = new Uri("exchange:" + BrokerNames.Out(institution));
        _window = new SemaphoreSlim(options.Window);

        // MassTransit logs addresses, counts and exceptions, never bodies.
        LogContext.ConfigureCurrentLogContext(parts.Loggers);
        _bus = Bus.Factory.CreateUsingRabbitMq(bus =>
        {
            BrokerLogin.Of(options, institution).Configure(bus, "FormExchange " + institution);
            bus.ClearSerialization();
            bus.AddSerializer(RawSerializerFactory.Instance);
            bus.AddDeserializer(RawSerializerFactory.Instance, isDefault: true);
            Receive(bus, BrokerNames.In(institution), options.Window, options.Concurrency, options.RedeliveryDelays);
            Receive(bus, BrokerNames.Dead(institution), DrainPrefetch, DrainPrefetch, options.DrainDelays);
            Receive(bus, BrokerNames.Error(institution), DrainPrefetch, DrainPrefetch, options.DrainDelays);
        });
    }

    /// <summary>Ends when the broker is lost, or anything of this bus on it.</summary>
    public Task Lost => _watch.Lost;

    /// <summary>Ends when nothing more is to be sent by it: it was lost, or is stopped.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Returns when all three queues are read. If that fails, nothing of it is left.</summary>
    public static async Task<BrokerBus> StartAsync(string institution, TransportOptions options, ReceivingParts parts, CancellationToken cancellationToken)
    {
        var started = new BrokerBus(institution, options, parts);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(StartTimeout);

        // MassTransit heeds the token by stopping what it has started, and waits for that; it does not wait for ever.
        await started._bus.StartAsync(bounded.Token).WaitAsync(StartTimeout * 3, parts.Time, CancellationToken.None).ConfigureAwait(false);
        return started;
    }

    public async Task SendAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        await _window.WaitAsync(either.Token).ConfigureAwait(false);
        try
        {
            var endpoint = await _bus.GetSendEndpoint(_out).WaitAsync(either.Token).ConfigureAwait(false);
            await endpoint.Send(BusMessage.Of(message), Pipe.Execute<SendContext<BusMessage>>(context => Address(context, message)), either.Token)
                .WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (MessageReturnedException)
        {
            throw new TransportUnavailableException($"The broker has no queue for {message.To}, or no way to it: `formx broker declare` makes both.");
        }
        finally
        {
            _window.Release();
        }
    }

    /// <summary>Lets go what is held, waits for what is being taken, at most <see cref="TransportOptions.StopTimeout"/>, and ends the connection. Of a lost one nothing is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        var patience = _watch.Lost.IsCompleted ? PatienceWithLost : _options.StopTimeout;
        await _ending.CancelAsync().ConfigureAwait(false);
        try
        {
            await _bus.StopAsync(patience).WaitAsync(patience * 2, _parts.Time).ConfigureAwait(false);
            await _watch.CutAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _parts.Loggers.CreateLogger<BrokerBus>().LogError(
                "The bus of {Institution} did not end in time ({Cause}); what it held comes back when its connection is gone", _institution, exception.GetType().Name);
        }

        _ending.Dispose();
    }

    private void Receive(IRabbitMqBusFactoryConfigurator bus, string queue, int prefetch, int concurrency, IReadOnlyList<TimeSpan> delays) =>
        bus.ReceiveEndpoint(queue, endpoint =>
        {
            // Queue and bindings stand there already and were held against what they should be; the consumer must not shape them.
            endpoint.BindQueue = false;
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.PrefetchCount = prefetch;
            endpoint.ConcurrentMessageLimit = concurrency;
            endpoint.ConfigureChannel(channel => channel.UseFilter(_watch));
            endpoint.ConfigureError(error => error.UseFilter(new ParkingFilter(_institution, _parts, PauseAfterBug)));
            endpoint.Instance(new DeliveryConsumer(
                new Vouched(_institution), _parts.Hold(delays, _ending.Token), _parts.Loggers.CreateLogger<DeliveryConsumer>()));
        });

    private void Address(SendContext<BusMessage> context, TransportMessage message)
    {
        var broker = context.GetPayload<RabbitMqSendContext>();
        broker.RoutingKey = message.To;
        broker.Mandatory = true;
        broker.Durable = true;
        broker.BasicProperties.UserId = BrokerNames.User(_institution);
    }
}
