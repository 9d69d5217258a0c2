using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Receiving;
using FormExchange.Transport.Wire;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace FormExchange.Transport.RabbitMq;

/// <summary>A message that was held when the bus stopped or its channel was lost: it stays in its queue.</summary>
internal sealed class PutBackException() : Exception("The message was held when the bus stopped; it stays in its queue.");

/// <summary>A message that the store refused again and again: it goes to the error queue. It says nothing of the cause, which may repeat what a person wrote.</summary>
internal sealed class GivenUpException() : Exception("The message could not be taken; it goes to the error queue.");

/// <summary>
/// Where a message goes that was not taken: instead of MassTransit's own move, which would copy the sender's user id, refused by the
/// broker, and host and stack into the headers. It is acknowledged only after the broker has confirmed it in the error queue, behind all that wait there.
/// </summary>
/// <param name="institution">Whose queues.</param>
/// <param name="parts">Clock and log.</param>
/// <param name="pauseAfterBug">How long to hold what failed otherwise than by the taker, so that nothing goes round fast.</param>
internal sealed class ParkingFilter(string institution, ReceivingParts parts, TimeSpan pauseAfterBug) : IFilter<ExceptionReceiveContext>
{
    private readonly Vouched _vouched = new(institution);
    private readonly ILogger _log = parts.Loggers.CreateLogger<ParkingFilter>();

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is PutBackException or OperationCanceledException)
        {
            throw context.Exception;
        }

        if (context.Exception is not GivenUpException)
        {
            // Where it failed, but not the exception's message: that may repeat what a person wrote.
            _log.LogError(
                "A message of {Institution} failed unforeseen ({Cause}) and goes to the error queue\n{Where}",
                institution, context.Exception.GetType().Name, context.Exception.StackTrace);
            await Task.Delay(pauseAfterBug, parts.Time, context.CancellationToken).ConfigureAwait(false);
        }

        if (_vouched.Read(context).Message is { } message)
        {
            await ParkAsync(context.GetPayload<ChannelContext>(), message).ConfigureAwait(false);
        }

        if (!context.IsFaulted)
        {
            // Else MassTransit would think that nobody looked at it.
            await context.NotifyFaulted(context.Exception).ConfigureAwait(false);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("parking");

    private async Task ParkAsync(ChannelContext channel, TransportMessage message)
    {
        var parked = BusMessage.Of(message);
        var properties = new BasicProperties
        {
            Persistent = true,
            UserId = BrokerNames.User(institution),
            ContentType = RawSerializerFactory.Instance.ContentType.MediaType,
            Headers = WireHeaders.Of(parked).ToDictionary(header => header.Name, header => (object?)header.Value),
        };
        parts.Faults.Before(FaultPoints.ParkMessage);
        await channel.BasicPublishAsync(BrokerNames.Error(institution), string.Empty, mandatory: true, properties, parked.Body, awaitAck: true).ConfigureAwait(false);
        parts.Faults.After(FaultPoints.ParkMessage);
    }
}
