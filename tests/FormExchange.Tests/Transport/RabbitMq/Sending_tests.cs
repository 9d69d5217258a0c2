using System.Text.Json.Nodes;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>A send returns when a queue has the message, and is a failure in every other case.</summary>
public sealed class Sending_tests
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";

    [Fact]
    public async Task What_is_on_the_broker_is_the_bytes_with_their_headers_and_survives_it()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap]);
        await using var bus = await RabbitMqBus.StartAsync(broker, new RecordingTaker(), [Oujda]);

        await bus.Transport.SendAsync(new TransportMessage(Oujda, Cnap, MessageKind.Part, "e1", new byte[] { 9, 8, 7 }, 2, 524288, new string('5', 64)), TestContext.Current.CancellationToken);

        var message = (await broker.Admin.TakeAsync(broker.Vhost, BrokerNames.In(Cnap))).Single();
        message.Body.ShouldBe([9, 8, 7]);
        message.Exchange.ShouldBe("formexchange.out.MA.CNSS-OUJ01");
        message.Properties["delivery_mode"]!.GetValue<int>().ShouldBe(2);
        message.Properties["user_id"]!.GetValue<string>().ShouldBe("MA.CNSS-OUJ01");
        message.Properties["content_type"]!.GetValue<string>().ShouldBe("application/octet-stream");
        message.Headers.Where(header => header.Key.StartsWith("formexchange-", StringComparison.Ordinal)).ToDictionary(h => h.Key, h => h.Value!.GetValue<string>()).ShouldBe(
            new Dictionary<string, string>
            {
                ["formexchange-from"] = Oujda,
                ["formexchange-to"] = Cnap,
                ["formexchange-kind"] = "part",
                ["formexchange-envelope"] = "e1",
                ["formexchange-index"] = "2",
                ["formexchange-offset"] = "524288",
                ["formexchange-seal"] = new string('5', 64),
                ["formexchange-sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([9, 8, 7])),
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_that_comes_back_says_so()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap]);
        await using var bus = await RabbitMqBus.StartAsync(broker, new RecordingTaker(), [Oujda]);
        await broker.DeleteArrivingAsync(Cnap);

        var failure = await Should.ThrowAsync<TransportUnavailableException>(SendAsync(bus, Oujda, Cnap));

        failure.Message.ShouldContain(Cnap);
        failure.Message.ShouldContain("formx broker declare");
    }

    [Fact]
    public async Task A_queue_that_is_full_refuses_and_takes_again_when_there_is_room()
    {
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap]);
        await using var bus = await RabbitMqBus.StartAsync(broker, new RecordingTaker(), [Oujda]);
        var policy = new JsonObject
        {
            ["vhost"] = broker.Vhost, ["name"] = "small", ["pattern"] = "^formexchange.in", ["apply-to"] = "queues", ["definition"] = new JsonObject { ["max-length"] = 1 },
        };
        await broker.Admin.ImportDefinitionsAsync(new JsonObject { ["policies"] = new JsonArray(policy) }.ToJsonString());

        // A quorum queue refuses a little later than at its limit.
        var sent = 0;
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    await SendAsync(bus, Oujda, Cnap);
                    sent++;
                    return false;
                }
                catch (TransportUnavailableException)
                {
                    return true;
                }
            },
            "the queue refuses");
        sent.ShouldBeGreaterThan(0);
        await broker.Admin.TakeAsync(broker.Vhost, BrokerNames.In(Cnap), sent);

        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    await SendAsync(bus, Oujda, Cnap);
                    return true;
                }
                catch (TransportUnavailableException)
                {
                    return false;
                }
            },
            "the queue takes again");
    }

    [Fact]
    public async Task Nobody_sends_for_an_institution_that_the_host_does_not_serve()
    {
        await using var bus = await RabbitMqBus.StartAsync(new RecordingTaker(), [Cnap]);

        (await Should.ThrowAsync<TransportUnavailableException>(SendAsync(bus, Oujda, Cnap))).Message.ShouldContain(Oujda);
    }

    [Fact]
    public async Task A_stopped_bus_says_so_and_a_started_one_sends()
    {
        var taker = new RecordingTaker();
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap]);

        await bus.Bus.StopAsync(TestContext.Current.CancellationToken);
        bus.Bus.IsConnected.ShouldBeFalse();
        (await Should.ThrowAsync<TransportUnavailableException>(SendAsync(bus, Oujda, Cnap))).Message.ShouldContain("stopped");
        await bus.Bus.StartAsync(TestContext.Current.CancellationToken);
        bus.Bus.IsConnected.ShouldBeTrue();
        await SendAsync(bus, Oujda, Cnap);
        await taker.WaitForAsync(1);
    }

    private static Task SendAsync(RabbitMqBus bus, string from, string to) =>
        bus.Transport.SendAsync(new TransportMessage(from, to, MessageKind.Envelope, "e1", new byte[] { 1 }), TestContext.Current.CancellationToken);
}
