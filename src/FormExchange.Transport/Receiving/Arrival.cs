using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Wire;

namespace FormExchange.Transport.Receiving;

/// <summary>
/// What an arriving message is worth, once its headers are held against what is known without them: who sent it, and whose queue it
/// came from. An envelope is taken whatever stands beside it, for its signature is what is believed, and what fails is seen in quarantine. A part has
/// no signature: one that is wrong in anything is dropped, and its sender sends it again for lack of a receipt.
/// </summary>
/// <param name="Message">What is handed to the taker; null for a part that is dropped.</param>
/// <param name="Fault">What is wrong with it, in words for the log; null for a sound message.</param>
internal sealed record Arrival(TransportMessage? Message, string? Fault)
{
    /// <summary>Stands for the sender of an envelope for whom nobody vouches.</summary>
    private const string Nobody = "unknown";

    /// <param name="arrived">The message with what it says of itself.</param>
    /// <param name="from">The sender that the bus vouches for; null if it vouches for none.</param>
    /// <param name="to">The institution whose queue it is.</param>
    public static Arrival Of(BusMessage arrived, string? from, string to)
    {
        var fault = arrived switch
        {
            { IsReadable: false } => "has headers that cannot be read",
            { IsIntact: false } => "was altered on the bus",
            _ when from is null => "has no sender that the bus vouches for",
            _ when arrived.Message.From != from => "names another sender than the one who sent it",
            _ when arrived.Message.To != to => "is addressed to another institution",
            _ => null,
        };
        return fault is not null && arrived.Message.Kind == MessageKind.Part
            ? new Arrival(null, fault)
            : new Arrival(arrived.Message with { From = from ?? Nobody, To = to }, fault);
    }
}
