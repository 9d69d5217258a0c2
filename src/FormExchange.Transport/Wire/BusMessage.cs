using System.Security.Cryptography;
using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Transport.Wire;

/// <summary>A message as it is on the bus: with its body as one array, the digest of that, and the number of the attempt to take it.</summary>
internal sealed record BusMessage(TransportMessage Message, byte[] Body, string Sha256, int Attempt)
{
    public bool IsIntact => Sha256 == DigestOf(Body);

    /// <summary>A new message. The body is copied, because its owner may use the memory again once the send has returned.</summary>
    public static BusMessage First(TransportMessage message)
    {
        var body = message.Body.ToArray();
        return new BusMessage(message with { Body = body }, body, DigestOf(body), 1);
    }

    public BusMessage Again() => this with { Attempt = Attempt + 1 };

    private static string DigestOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
