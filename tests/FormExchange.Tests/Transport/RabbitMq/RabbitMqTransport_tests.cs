using FormExchange.Exchanges.Envelopes;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>The bus on a broker conforms.</summary>
public sealed class RabbitMqTransport_tests : TransportConformance
{
    [Fact]
    public async Task It_says_that_it_keeps_messages()
    {
        await using var bus = await StartAsync(new RecordingTaker(), "LU:0010");

        bus.Transport.KeepsMessages.ShouldBeTrue();
    }

    protected override async Task<ITransportUnderTest> StartAsync(IMessageTaker taker, TimeSpan sendTimeout, params string[] institutions) =>
        await RabbitMqBus.StartAsync(taker, institutions, options => options.SendTimeout = sendTimeout);
}
