using FormExchange.Transport.Receiving;
using FormExchange.Transport.Wire;
using MassTransit;

namespace FormExchange.Transport.RabbitMq;

/// <summary>
/// Reads a message of one institution's queue and says who sent it, by the broker's word and not by the message's: by the exchange that
/// it came by, to which only its sender may write, and by the user id beside it, which the broker lets nobody but that user write.
/// A message that the broker itself moved, as dead, has lost the first and kept the second. (What the broker writes into
/// <c>x-death</c> is no word of its own: a sender can have written there before.)
/// </summary>
internal sealed class Vouched(string institution)
{
    public Arrival Read(ReceiveContext context) => Read(context, WireHeaders.Read(context.TransportHeaders, context.Body.GetBytes()));

    public Arrival Read(ReceiveContext context, BusMessage arrived) => Arrival.Of(arrived, SenderOf(context, arrived), institution);

    private string? SenderOf(ReceiveContext context, BusMessage arrived)
    {
        if (!context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery))
        {
            return null;
        }

        var user = delivery.Properties.IsUserIdPresent() ? BrokerNames.InstitutionOf(delivery.Properties.UserId) : null;
        if (BrokerNames.SenderOf(delivery.Exchange) is { } sender)
        {
            return user is null || user == sender ? sender : null;
        }

        // What this institution's own host put into its error queue was held against the broker's word before.
        return delivery.Exchange == BrokerNames.Error(institution)
            ? (user == institution ? arrived.Message.From : null)
            : user;
    }
}
