using FormExchange.Transport.Receiving;
using FormExchange.Transport.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport.InMemory;

/// <summary>
/// Takes what arrives in one institution's queue. Nothing is thrown to MassTransit: a queue inside this process has nowhere to put what
/// cannot be taken, so it is left to its sender, who gets no receipt.
/// </summary>
internal sealed class InMemoryConsumer(InstitutionQueue queue, Holding holding, ILogger<InMemoryConsumer> log) : IConsumer<BusMessage>
{
    public async Task Consume(ConsumeContext<BusMessage> context)
    {
        try
        {
            var (message, fault) = Arrival.Of(context.Message, context.Message.Message.From, queue.Institution);
            if (fault is not null)
            {
                log.LogError("A message for {Institution} {Fault}", queue.Institution, fault);
            }

            if (message is not null && !await holding.TakeAsync(message, context.CancellationToken).ConfigureAwait(false))
            {
                log.LogError("Envelope {Envelope} for {Institution} is given up; its sender gets no receipt and sends it again", message.EnvelopeId, queue.Institution);
            }
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("A message for {Institution} was held at the stop; its sender gets no receipt and sends it again", queue.Institution);
        }
        finally
        {
            queue.Leave();
        }
    }
}
