using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Wire;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport;

/// <summary>
/// Hands each arriving message to the taker and lets the bus acknowledge it only then. A taker that throws gets the message again
/// after growing delays, without holding up others. Nothing is thrown to MassTransit: its fault messages would repeat bodies.
/// </summary>
internal sealed class ArrivalConsumer(
    InstitutionQueue queue, IServiceScopeFactory scopes, TransportOptions options, ILogger<ArrivalConsumer> log, Func<bool> stopping)
    : IConsumer<BusMessage>
{
    public async Task Consume(ConsumeContext<BusMessage> context)
    {
        var arrived = context.Message;
        if (!arrived.IsIntact)
        {
            log.LogError("A message for {Institution} was altered on the bus and is not taken; its sender sends it again", queue.Institution);
            queue.Leave();
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageTaker>()
                .TakeAsync(arrived.Message, context.CancellationToken).ConfigureAwait(false);
            queue.Leave();
        }
        catch (Exception exception)
        {
            await TryAgainAsync(context, exception).ConfigureAwait(false);
        }
    }

    private async Task TryAgainAsync(ConsumeContext<BusMessage> context, Exception cause)
    {
        var arrived = context.Message;
        if (arrived.Attempt > options.RedeliveryDelays.Count || stopping())
        {
            // Where it failed, but not the exception's message: that may repeat what a person wrote.
            log.LogError(
                "Envelope {Envelope} for {Institution} could not be taken in {Attempts} attempts ({Cause}); its sender gets no receipt and sends it again\n{Where}",
                arrived.Message.EnvelopeId, queue.Institution, arrived.Attempt, cause.GetType().Name, cause.StackTrace);
            queue.Leave();
            return;
        }

        var delay = options.RedeliveryDelays[arrived.Attempt - 1];
        log.LogWarning(
            "Envelope {Envelope} for {Institution} could not be taken ({Cause}); again in {Delay}",
            arrived.Message.EnvelopeId, queue.Institution, cause.GetType().Name, delay);
        try
        {
            var endpoint = await context.GetSendEndpoint(queue.Address).ConfigureAwait(false);
            await endpoint.Send(arrived.Again(), send => send.Delay = delay).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            log.LogError(
                "Envelope {Envelope} for {Institution} could not be put back ({Cause}); its sender gets no receipt and sends it again",
                arrived.Message.EnvelopeId, queue.Institution, failure.GetType().Name);
            queue.Leave();
        }
    }
}
