using FormExchange.Exchanges.Envelopes;
using FormExchange.Forms;
using FormExchange.Transport.Receiving;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// Keeps one institution on its broker: reaches it, holds what stands there against what should, opens a bus, and when that is lost, for
/// whatever reason, ends it and begins again. Nothing is opened on a broker whose topology is wrong.
/// </summary>
internal sealed class BrokerLink : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(15);

    private readonly string _institution;
    private readonly TransportOptions _options;
    private readonly ReceivingParts _parts;
    private readonly ILogger _log;
    private readonly OnceAMinute _aboutTheBroker;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private volatile TaskCompletionSource<BrokerBus> _bus = NextBus();
    private long _awaySince;

    public BrokerLink(string institution, TransportOptions options, ReceivingParts parts)
    {
        _institution = institution;
        _options = options;
        _parts = parts;
        _log = parts.Loggers.CreateLogger<BrokerLink>();
        _aboutTheBroker = new OnceAMinute(parts.Time);
        _awaySince = parts.Time.GetTimestamp();
        _running = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Ends when the broker is reached.</summary>
    public Task Connected => _bus.Task;

    public async Task SendAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bus = await BusAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await bus.SendAsync(message, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception) when (bus.Lost.IsCompleted && !cancellationToken.IsCancellationRequested)
            {
                // Whether it was taken is unknown, so it is sent again by the next bus, as its sender would: twice is suppressed, lost is not.
                await bus.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _bus.TrySetCanceled(CancellationToken.None);
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    /// <summary>Every reason why this institution cannot be served on its broker, as that is now; empty when it can, and when the broker is merely not there.</summary>
    public static async Task<IReadOnlyList<Refusal>> CheckAsync(string institution, TransportOptions options, CancellationToken cancellationToken)
    {
        if (!BrokerLogin.TryOf(options, institution, out var login))
        {
            return [TransportCodes.Authorities.Refusal(options.CertificateAuthorities!)];
        }

        try
        {
            return await AssertAsync(login, institution, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return login.WhyNot(failure) is { } refusal ? [refusal] : [];
        }
    }

    /// <summary>
    /// The bus, waited for where it was lost a moment ago. After a longer absence nobody waits: each would wait in vain, and all who send would stand
    /// in a queue behind one another.
    /// </summary>
    private async Task<BrokerBus> BusAsync(CancellationToken cancellationToken)
    {
        var bus = _bus.Task;
        if (!bus.IsCompleted && _parts.Time.GetElapsedTime(Interlocked.Read(ref _awaySince)) > _options.SendTimeout)
        {
            throw new TransportUnavailableException($"{_institution} is not connected to its broker, and has not been for a while.");
        }

        try
        {
            return await bus.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new TransportUnavailableException($"{_institution} is not connected to its broker.");
        }
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (await TryOpenAsync().ConfigureAwait(false) is not { } bus)
            {
                await Task.Delay(BetweenTries, _parts.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            _bus.TrySetResult(bus);
            _log.LogInformation("{Institution} is connected to its broker", _institution);
            await bus.Lost.WaitAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Exchange(ref _awaySince, _parts.Time.GetTimestamp());
            _bus = NextBus();
            if (!_stopping.IsCancellationRequested)
            {
                _log.LogWarning("{Institution} has lost its broker; it is reached again as soon as it is there", _institution);
            }

            await bus.DisposeAsync().ConfigureAwait(false);
        }

        _bus.TrySetCanceled(CancellationToken.None);
    }

    /// <summary>Null if the broker is away or wrong, which is said once a minute.</summary>
    private async Task<BrokerBus?> TryOpenAsync()
    {
        if (!BrokerLogin.TryOf(_options, _institution, out var login))
        {
            // Somebody is replacing the file: it is looked at again with the next try.
            Say([TransportCodes.Authorities.Refusal(_options.CertificateAuthorities!)]);
            return null;
        }

        try
        {
            var refusals = await AssertAsync(login, _institution, _options, _stopping.Token).ConfigureAwait(false);
            if (refusals.Count == 0)
            {
                return await BrokerBus.StartAsync(_institution, _options, _parts, _stopping.Token).ConfigureAwait(false);
            }

            Say(refusals);
        }
        catch (Exception failure)
        {
            if (login.WhyNot(failure) is { } refusal)
            {
                Say([refusal]);
            }
            else if (!_stopping.IsCancellationRequested && failure.GetBaseException().GetType().Name is var cause && _aboutTheBroker.IsDue(cause))
            {
                _log.LogWarning("{Institution} does not reach its broker ({Cause}); it tries on", _institution, cause);
            }
        }

        return null;
    }

    private void Say(IReadOnlyList<Refusal> refusals)
    {
        var reasons = string.Join(" ", refusals.Select(refusal => $"{refusal.Code}: {refusal.Text.En}"));
        if (_aboutTheBroker.IsDue(reasons))
        {
            _log.LogError("{Institution} cannot be served on its broker: {Reasons}", _institution, reasons);
        }
    }

    private static async Task<IReadOnlyList<Refusal>> AssertAsync(BrokerLogin login, string institution, TransportOptions options, CancellationToken cancellationToken)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(CheckTimeout);
        await using var connection = await login.ConnectAsync("FormExchange check " + institution, bounded.Token).ConfigureAwait(false);
        return await BrokerAssertion.CheckAsync(connection, institution, options.DeliveryLimit, bounded.Token).ConfigureAwait(false);
    }

    private static TaskCompletionSource<BrokerBus> NextBus() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
