using FormExchange.Exchanges.Envelopes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport;

/// <summary>
/// The bus as the rest of the house sees it: it can be stopped and started again, and while it is stopped it says so at once. Each
/// start makes a new <see cref="BusSession"/>, because MassTransit's in-memory queues do not come back once closed.
/// </summary>
public sealed class MassTransitTransport : IEnvelopeTransport, IHostedService, IAsyncDisposable
{
    private readonly TransportOptions _options;
    private readonly IReadOnlyList<string> _institutions;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILoggerFactory _loggers;
    private readonly SemaphoreSlim _change = new(1, 1);
    private volatile BusSession? _session;

    public MassTransitTransport(
        TransportOptions options, IReadOnlyList<string> localInstitutions, IServiceScopeFactory scopes, ILoggerFactory loggers)
    {
        _options = options;
        _institutions = localInstitutions;
        _scopes = scopes;
        _loggers = loggers;
    }

    /// <summary>Queues live in this process and end with it.</summary>
    public bool KeepsMessages => false;

    public bool IsRunning => _session is not null;

    /// <summary>Returns when the queues take messages. Started twice is started once.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _change.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _session ??= await BusSession.StartAsync(_options, _institutions, _scopes, _loggers, cancellationToken).ConfigureAwait(false);
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
                await session.StopAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _change.Release();
        }
    }

    public Task SendAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Kind == MessageKind.Part && message.Body.Length > TransportMessage.LargestPart)
        {
            throw new ArgumentException("A part is larger than a part may be.", nameof(message));
        }

        return _session is { } session
            ? session.SendAsync(message, cancellationToken)
            : Task.FromException(new TransportUnavailableException("The bus is stopped."));
    }

    /// <summary>Stops the bus. A container that knows this object under two names disposes it twice: the second time does nothing.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);
}
