using FormExchange.Exchanges.Envelopes;
using Microsoft.Extensions.Hosting;

namespace FormExchange.Transport;

/// <summary>
/// The bus as the rest of the house sees it: it can be stopped and started again, and while it is stopped it says so at once. Each
/// start makes a new <see cref="IBusSession"/>, because MassTransit's in-memory queues do not come back once closed.
/// </summary>
public sealed class MassTransitTransport : IEnvelopeTransport, IHostedService, IAsyncDisposable
{
    private readonly TransportOptions _options;
    private readonly Func<CancellationToken, Task<IBusSession>> _begin;
    private readonly SemaphoreSlim _change = new(1, 1);
    private volatile IBusSession? _session;

    internal MassTransitTransport(TransportOptions options, Func<CancellationToken, Task<IBusSession>> begin)
    {
        _options = options;
        _begin = begin;
    }

    public bool KeepsMessages => _options.Kind == TransportOptions.RabbitMq;

    public bool IsRunning => _session is not null;

    /// <summary>Whether messages can be sent and taken at this moment, for every institution that is served.</summary>
    public bool IsConnected => _session?.IsConnected == true;

    /// <summary>Returns when the queues take messages, or, while a broker is away, soon: it is reached later. Started twice is started once.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _change.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _session ??= await _begin(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _change.Release();
        }
    }

    /// <summary>Refuses new messages at once, then waits for those under way to be taken, at most <see cref="TransportOptions.StopTimeout"/>.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _change.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_session is { } session)
            {
                _session = null;
                await session.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _change.Release();
        }
    }

    public async Task SendAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Kind == MessageKind.Part && message.Body.Length > TransportMessage.LargestPart)
        {
            throw new ArgumentException("A part is larger than a part may be.", nameof(message));
        }

        var session = _session ?? throw new TransportUnavailableException("The bus is stopped.");
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(_options.SendTimeout);
        try
        {
            await session.SendAsync(message, bounded.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new TransportUnavailableException($"The bus did not take a message for {message.To} in time.");
        }
        catch (Exception exception) when (exception is not TransportUnavailableException)
        {
            throw new TransportUnavailableException($"The bus did not take a message for {message.To}.", exception);
        }
    }

    /// <summary>Stops the bus. A container that knows this object under two names disposes it twice: the second time does nothing.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);
}
