using System.Collections.Concurrent;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>Signed envelopes as the host of their sender would put them on the bus: sealed once, with the sealed parts of their files.</summary>
public sealed class SealedMessages(TrustDirectory directory)
{
    private readonly ConcurrentDictionary<(string Envelope, string To), SealedEnvelope> _once = new();

    public IReadOnlyList<TransportMessage> Of(SignedEnvelope envelope, Filled? filled = null, string? from = null, string? to = null, int firstIndex = 0)
    {
        (from, to) = (from ?? envelope.Header.Sender, to ?? envelope.Header.Receiver);
        var made = _once.GetOrAdd((envelope.EnvelopeDigest, to), _ => EnvelopeSealer.Seal(envelope.Bytes, directory.RecipientKeyOf(to, Certificates.Morning)!));
        var message = new TransportMessage(from, to, MessageKind.Envelope, made.EnvelopeId, made.Bytes);
        var seal = Digests.Sha256(made.Bytes);
        return [message, .. (filled?.Files.Values ?? []).SelectMany((bytes, index) => Parts(message with { Kind = MessageKind.Part, Seal = seal, Index = firstIndex + index }, made.ContentKey, bytes))];
    }

    private static IEnumerable<TransportMessage> Parts(TransportMessage message, ContentKey key, byte[] file)
    {
        using var segments = new AttachmentSegments(key, message.Index, file.Length, Digests.Sha256(file));
        for (var offset = 0; offset < file.Length; offset += AttachmentPart.Largest)
        {
            yield return message with
            {
                Offset = offset, Body = AttachmentPieces.Seal(segments, offset, file.AsSpan(offset, Math.Min(AttachmentPart.Largest, file.Length - offset))),
            };
        }
    }
}
