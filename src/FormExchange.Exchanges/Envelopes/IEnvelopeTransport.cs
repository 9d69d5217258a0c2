using FormExchange.Trust;

namespace FormExchange.Exchanges.Envelopes;

/// <summary>What a message on the bus is: an envelope (a sealed document, or a signed receipt), or a sealed part of an attachment.</summary>
public enum MessageKind
{
    Envelope,
    Part,
}

/// <summary>
/// What travels: raw bytes and the headers that a receiver needs before it opened anything. The headers are claims: nothing is
/// believed that the verified envelope does not repeat.
/// </summary>
/// <param name="From">Sending institution, as claimed.</param>
/// <param name="To">Institution in whose queue the message is put.</param>
/// <param name="Kind">Envelope or part.</param>
/// <param name="EnvelopeId">The envelope; for a part, the envelope that it belongs to.</param>
/// <param name="Body">The bytes as they are; a part has at most <see cref="LargestPart"/> bytes.</param>
/// <param name="Index">For a part: the attachment's index in the envelope, from 0.</param>
/// <param name="Offset">For a part: where its first byte stands in the attachment as it is, not sealed.</param>
/// <param name="Seal">For a part: SHA-256 of the sealed envelope's bytes, lower-case hex; only with that envelope can it be opened. Null for an envelope.</param>
public sealed record TransportMessage(
    string From, string To, MessageKind Kind, string EnvelopeId, ReadOnlyMemory<byte> Body, int Index = 0, long Offset = 0, string? Seal = null)
{
    public const int LargestPart = AttachmentPieces.SealedLength;
}

/// <summary>Puts messages into queues of institutions. The one thing that the life of an exchange asks of a bus.</summary>
public interface IEnvelopeTransport
{
    /// <summary>True if what was sent survives the end of this process. Where it does not, unreceipted envelopes are due at once after a start.</summary>
    bool KeepsMessages { get; }

    /// <summary>
    /// Returns when the bus has taken the message. Throws <see cref="TransportUnavailableException"/> when it did not in bounded time:
    /// whether the message was taken is then unknown, and it is sent again.
    /// </summary>
    Task SendAsync(TransportMessage message, CancellationToken cancellationToken);
}

/// <summary>What the transport hands arriving messages to. When it returns, the message is stored and may be acknowledged; when it throws, it is not.</summary>
public interface IMessageTaker
{
    Task TakeAsync(TransportMessage message, CancellationToken cancellationToken);

    /// <summary>Whether the store answers at this moment. While it does not, a message that could not be taken is held, and nothing is counted against it.</summary>
    Task<bool> CanTakeAsync(CancellationToken cancellationToken);
}

/// <summary>The bus could not be reached, or did not answer in time.</summary>
public sealed class TransportUnavailableException : Exception
{
    public TransportUnavailableException()
    {
    }

    public TransportUnavailableException(string message)
        : base(message)
    {
    }

    public TransportUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
