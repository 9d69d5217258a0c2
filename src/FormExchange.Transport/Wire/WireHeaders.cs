using System.Globalization;
using FormExchange.Exchanges.Envelopes;
using MassTransit;

namespace FormExchange.Transport.Wire;

/// <summary>
/// What stands beside the body on the bus. All are text, so that any client of any broker can write and read them. Reading never
/// throws: what a stranger wrote wrongly is said by the message that comes out.
/// </summary>
internal static class WireHeaders
{
    public const string From = "formexchange-from";
    public const string To = "formexchange-to";
    public const string Kind = "formexchange-kind";
    public const string EnvelopeId = "formexchange-envelope";
    public const string Index = "formexchange-index";
    public const string Offset = "formexchange-offset";
    public const string Seal = "formexchange-seal";
    public const string Sha256 = "formexchange-sha256";

    private const string Part = "part";
    private const string Envelope = "envelope";
    private const string Unreadable = "unreadable";
    private const int LongestText = 200;

    public static IEnumerable<(string Name, string Value)> Of(BusMessage bus) =>
    [
        (From, bus.Message.From),
        (To, bus.Message.To),
        (Kind, bus.Message.Kind == MessageKind.Part ? Part : Envelope),
        (EnvelopeId, bus.Message.EnvelopeId),
        (Index, bus.Message.Index.ToString(CultureInfo.InvariantCulture)),
        (Offset, bus.Message.Offset.ToString(CultureInfo.InvariantCulture)),
        .. bus.Message.Seal is { } seal ? new[] { (Seal, seal) } : [],
        (Sha256, bus.Sha256),
    ];

    /// <summary>What cannot be read as a part is an envelope: its own signature says what it is, and somebody sees it.</summary>
    public static BusMessage Read(Headers headers, byte[] body)
    {
        var kind = Text(headers, Kind);
        string?[] texts = [Text(headers, From), Text(headers, To), Text(headers, EnvelopeId), Text(headers, Sha256)];
        var seal = kind == Part ? Text(headers, Seal) : null;
        var index = Number(headers, Index, int.MaxValue);
        var offset = Number(headers, Offset, long.MaxValue);
        var message = new TransportMessage(
            texts[0] ?? Unreadable, texts[1] ?? Unreadable, kind == Part ? MessageKind.Part : MessageKind.Envelope,
            texts[2] ?? Unreadable, body, (int)(index ?? 0), offset ?? 0, seal);
        var readable = (kind == Envelope || (kind == Part && seal is not null)) && index is not null && offset is not null && !texts.Contains(null);
        return new BusMessage(message, body, texts[3] ?? Unreadable, readable);
    }

    /// <summary>Null for what is missing, long, or more than printable ASCII: ids are no longer, and a database keeps no NUL.</summary>
    private static string? Text(Headers headers, string name) =>
        headers.TryGetHeader(name, out var value) && value is string { Length: > 0 and <= LongestText } text && text.All(letter => letter is > ' ' and <= '~')
            ? text
            : null;

    private static long? Number(Headers headers, string name, long most) =>
        long.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
