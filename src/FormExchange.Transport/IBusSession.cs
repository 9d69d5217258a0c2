using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Transport;

/// <summary>
/// One life of a bus, from start to stop. Disposing is the stop: it refuses new messages at once, then waits for those that are being
/// taken, at most <see cref="TransportOptions.StopTimeout"/>.
/// </summary>
internal interface IBusSession : IAsyncDisposable
{
    /// <summary>Whether messages can be sent and taken at this moment.</summary>
    bool IsConnected { get; }

    /// <summary>Returns when the bus has taken the message. The token ends the wait after <see cref="TransportOptions.SendTimeout"/>.</summary>
    Task SendAsync(TransportMessage message, CancellationToken cancellationToken);
}
