using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.RabbitMq;
using FormExchange.Transport.Wire;
using RabbitMQ.Client;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>
/// A message in the dead queue has lost the exchange that it came by. What it and the broker wrote about that into its headers is not
/// believed, for a sender can have written there before; the user id is, for the broker lets nobody write another's.
/// </summary>
public sealed class A_dead_letter_that_lies_tests
{
    private const string Liar = "FR:LIAR";
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";

    [Theory]
    [InlineData(MessageKind.Envelope, true, Liar)]
    [InlineData(MessageKind.Envelope, false, "unknown")]
    [InlineData(MessageKind.Part, true, null)]
    [InlineData(MessageKind.Part, false, null)]
    public async Task Forged_words_about_its_way_are_not_believed(MessageKind kind, bool withUserId, string? from)
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Liar, Oujda, Cnap]);
        await using (var sender = await RawSender.ConnectAsync(broker, Liar))
        {
            await sender.SendAsync(Cnap, [1], Forged(kind), withUserId);
            await sender.SendAsync(Cnap, [2], RawSender.Headers(new TransportMessage(Liar, Cnap, MessageKind.Part, "honest", new byte[] { 2 })));
        }

        await RejectAsync(broker, count: 2);
        var taker = new RecordingTaker();
        await using var bus = await RabbitMqBus.StartAsync(broker, taker, [Cnap]);
        await taker.WaitForAsync(from is null ? 1 : 2);
        await broker.ShouldBeEmptyAsync(Cnap);

        taker.Taken.Single(message => message.EnvelopeId == "honest").From.ShouldBe(Liar);
        taker.Taken.Where(message => message.EnvelopeId != "honest").Select(message => message.From).ShouldBe(from is null ? [] : [from]);
    }

    /// <summary>As if the broker had written it when the message died in a queue to which somebody else had sent it.</summary>
    private static Dictionary<string, object?> Forged(MessageKind kind)
    {
        var exchange = BrokerNames.Out(Oujda);
        var headers = RawSender.Headers(new TransportMessage(Oujda, Cnap, kind, "e1", new byte[] { 1 }));
        headers["x-first-death-exchange"] = exchange;
        headers["x-first-death-queue"] = BrokerNames.In(Cnap);
        headers["x-first-death-reason"] = "rejected";
        headers["x-death"] = new List<object>
        {
            new Dictionary<string, object?>
            {
                ["count"] = 0L, ["reason"] = "rejected", ["queue"] = BrokerNames.In(Cnap), ["exchange"] = exchange, ["routing-keys"] = new List<object> { Cnap },
            },
        };
        headers[WireHeaders.From] = Oujda;
        return headers;
    }

    /// <summary>Sends what is in the arriving queue to the dead queue, as the broker does after many deliveries.</summary>
    private static async Task RejectAsync(BrokerUnderTest broker, int count)
    {
        await using (var connection = await broker.ConnectAsync(Cnap))
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
            for (var rejected = 0; rejected < count; rejected++)
            {
                var message = await channel.BasicGetAsync(BrokerNames.In(Cnap), autoAck: false, TestContext.Current.CancellationToken);
                await channel.BasicRejectAsync(message!.DeliveryTag, requeue: false, TestContext.Current.CancellationToken);
            }
        }

        await broker.ShouldHoldAsync(Cnap, arriving: 0, dead: count, error: 0);
    }
}
