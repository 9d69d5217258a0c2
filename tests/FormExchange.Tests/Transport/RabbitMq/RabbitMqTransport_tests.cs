using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>The bus on a broker conforms.</summary>
public sealed class RabbitMqTransport_tests : TransportConformance
{
    [Fact]
    public async Task It_says_that_it_keeps_messages()
    {
        await using var bus = await StartAsync(new RecordingTaker(), ["LU:0010"]);

        bus.Transport.KeepsMessages.ShouldBeTrue();
    }

    protected override async Task<ITransportUnderTest> StartAsync(IMessageTaker taker, string[] institutions, Action<TransportOptions>? change = null) =>
        await RabbitMqBus.StartAsync(taker, institutions, change);
}
