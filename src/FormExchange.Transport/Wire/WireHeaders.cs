using System.Globalization;
using System.Runtime.Serialization;
using FormExchange.Exchanges.Envelopes;
using MassTransit;

namespace FormExchange.Transport.Wire;

/// <summary>What stands beside the body on the bus. All are text, so that any client of any broker can write and read them.</summary>
internal static class WireHeaders
{
    public const string From = "formexchange-from";
    public const string To = "formexchange-to";
    public const string Kind = "formexchange-kind";
    public const string EnvelopeId = "formexchange-envelope";
    public const string Index = "formexchange-index";
    public const string Offset = "formexchange-offset";
    public const string Sha256 = "formexchange-sha256";
    public const string Attempt = "formexchange-attempt";

    public static void Write(BusMessage bus, SendHeaders headers)
    {
        headers.Set(From, bus.Message.From);
        headers.Set(To, bus.Message.To);
        headers.Set(Kind, bus.Message.Kind == MessageKind.Part ? "part" : "envelope");
        headers.Set(EnvelopeId, bus.Message.EnvelopeId);
        headers.Set(Index, bus.Message.Index.ToString(CultureInfo.InvariantCulture));
        headers.Set(Offset, bus.Message.Offset.ToString(CultureInfo.InvariantCulture));
        headers.Set(Sha256, bus.Sha256);
        headers.Set(Attempt, bus.Attempt.ToString(CultureInfo.InvariantCulture));
    }

    public static BusMessage Read(Headers headers, byte[] body)
    {
        var kind = Text(headers, Kind) switch
        {
            "envelope" => MessageKind.Envelope,
            "part" => MessageKind.Part,
            _ => throw new SerializationException($"The header {Kind} is neither envelope nor part."),
        };
        var message = new TransportMessage(
            Text(headers, From), Text(headers, To), kind, Text(headers, EnvelopeId), body, (int)Number(headers, Index, int.MaxValue), Number(headers, Offset, long.MaxValue));
        return new BusMessage(message, body, Text(headers, Sha256), (int)Number(headers, Attempt, int.MaxValue));
    }

    private static string Text(Headers headers, string name) =>
        headers.TryGetHeader(name, out var value) && value is string text
            ? text
            : throw new SerializationException($"The header {name} is missing.");

    private static long Number(Headers headers, string name, long most) =>
        long.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new SerializationException($"The header {name} is not a number.");
}
