using FormExchange.Exchanges.Envelopes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport.Receiving;

/// <summary>
/// Hands messages to the taker, and holds one that could not be taken, unacknowledged, to try again. While the store is away nothing
/// is counted: what is held is bounded by what the bus hands over unacknowledged, so the consumer stands still until the store is back.
/// </summary>
internal sealed class Holding(
    IServiceScopeFactory scopes, TimeProvider time, IReadOnlyList<TimeSpan> delays, ILogger<Holding> log, CancellationToken stopping)
{
    /// <summary>Between two questions whether the store is back.</summary>
    private static readonly TimeSpan[] WhileAway =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly OnceAMinute _aboutTheStore = new(time);

    /// <summary>
    /// True when the message is taken. False when it is given up: the store is there, and still it failed once more than there are
    /// delays. A stop ends the holding of what failed, not a try that is under way: <see cref="OperationCanceledException"/>.
    /// </summary>
    public async Task<bool> TakeAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            if (await TryAsync(message, cancellationToken).ConfigureAwait(false) is not { } cause)
            {
                return true;
            }

            if (await WasAwayAsync(message.To, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            // Where it failed, but not the exception's message: that may repeat what a person wrote.
            if (failures == delays.Count)
            {
                log.LogError(
                    "Envelope {Envelope} for {Institution} could not be taken in {Attempts} attempts ({Cause})\n{Where}",
                    message.EnvelopeId, message.To, failures + 1, cause.GetType().Name, cause.StackTrace);
                return false;
            }

            if (failures == 0)
            {
                log.LogWarning("Envelope {Envelope} for {Institution} could not be taken ({Cause}) and is held", message.EnvelopeId, message.To, cause.GetType().Name);
            }

            await PauseAsync(delays[failures++], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Exception?> TryAsync(TransportMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageTaker>().TakeAsync(message, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            return cause;
        }
    }

    /// <summary>False if the store is there; else true, once it is back.</summary>
    private async Task<bool> WasAwayAsync(string institution, CancellationToken cancellationToken)
    {
        for (var asked = 0; ; asked++)
        {
            if (await IsThereAsync(cancellationToken).ConfigureAwait(false))
            {
                return asked > 0;
            }

            if (_aboutTheStore.IsDue(institution))
            {
                log.LogError("The store is away: what arrives for {Institution} stays on the bus", institution);
            }

            await PauseAsync(WhileAway[Math.Min(asked, WhileAway.Length - 1)], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IMessageTaker>().CanTakeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        await Task.Delay(pause, time, either.Token).ConfigureAwait(false);
    }
}
