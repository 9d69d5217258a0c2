using FormExchange.Transport.Receiving;
using FormExchange.Transport.Wire;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// Takes what arrives in one of an institution's queues; MassTransit acknowledges when this returns. What is thrown meets
/// <see cref="ParkingFilter"/>.
/// </summary>
internal sealed class DeliveryConsumer(Vouched vouched, Holding holding, ILogger<DeliveryConsumer> log) : IConsumer<BusMessage>
{
    public async Task Consume(ConsumeContext<BusMessage> context)
    {
        var (message, fault) = vouched.Read(context.ReceiveContext, context.Message);
        if (fault is not null)
        {
            log.LogError(
                "A message in {Queue} {Fault}; {Outcome}", context.ReceiveContext.InputAddress.AbsolutePath, fault,
                message is null ? "it is a part and is dropped, its sender sends it again" : "it is taken as what it is");
        }

        if (message is null)
        {
            return;
        }

        bool taken;
        try
        {
            taken = await holding.TakeAsync(message, context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new PutBackException();
        }

        if (!taken)
        {
            throw new GivenUpException();
        }
    }
}
