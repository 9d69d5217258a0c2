using System.Security.Cryptography;
using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Transport.Wire;

/// <summary>A message as it is on the bus: with its body as one array, the digest that stands beside it, and whether its headers could be read.</summary>
internal sealed record BusMessage(TransportMessage Message, byte[] Body, string Sha256, bool IsReadable)
{
    public bool IsIntact => Sha256 == DigestOf(Body);

    /// <summary>A message to send. The body is copied, because its owner may use the memory again once the send has returned.</summary>
    public static BusMessage Of(TransportMessage message)
    {
        var body = message.Body.ToArray();
        return new BusMessage(message with { Body = body }, body, DigestOf(body), IsReadable: true);
    }

    private static string DigestOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
