using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.Wire;
using Shouldly;

namespace FormExchange.Tests.Transport;

/// <summary>The bus is not trusted: a body that is no longer the one that was sent is seen before anybody takes it.</summary>
public sealed class Altered_messages_tests
{
    private static readonly TransportMessage Message = new("MA:CNSS-OUJ01", "LU:0010", MessageKind.Envelope, "e1", new byte[] { 1, 2, 3 });

    [Fact]
    public void What_was_sent_is_intact() => BusMessage.Of(Message).IsIntact.ShouldBeTrue();

    [Theory]
    [InlineData(new byte[] { 1, 2, 4 })]
    [InlineData(new byte[] { 1, 2 })]
    [InlineData(new byte[] { })]
    public void A_changed_or_cut_body_is_seen(byte[] body) => (BusMessage.Of(Message) with { Body = body }).IsIntact.ShouldBeFalse();
}
