using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Tests.Transport;

/// <summary>A bus that the conformance suite can take away and bring back: by its own switch, or by killing a broker.</summary>
public interface ITransportUnderTest : IAsyncDisposable
{
    IEnvelopeTransport Transport { get; }

    Task TakeAwayAsync();

    Task BringBackAsync();
}
