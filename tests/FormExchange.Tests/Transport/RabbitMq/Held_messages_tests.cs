using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>What cannot be taken at the moment stays on the broker and in the operator's sight, and is taken in the end.</summary>
public sealed class Held_messages_tests
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";

    private static readonly TimeSpan[] Short = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20)];

    [Fact]
    public async Task While_the_store_is_away_nothing_is_acknowledged_and_afterwards_all_is_taken()
    {
        const int Window = 8;
        var taker = new RecordingTaker { StoreIsThere = false };
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap], options => (options.Window, options.RedeliveryDelays) = (Window, Short));

        await SendAsync(bus, Enumerable.Range(0, 60).Select(number => $"e{number}"));
        await Until.TrueAsync(
            async () => await bus.Broker.Admin.FindQueueAsync(bus.Broker.Vhost, BrokerNames.In(Cnap)) is { Unacknowledged: Window, Ready: 60 - Window },
            "the consumer stands still with a window of messages that are not acknowledged");
        taker.StoreIsThere = true;
        await taker.WaitForAsync(60);

        taker.Taken.Select(message => message.EnvelopeId).Distinct().Count().ShouldBe(60);
        bus.Log.All.Count(line => line.Contains("The store is away")).ShouldBe(1, "it is said once a minute");
        bus.Log.All.ShouldNotContain(line => line.Contains("could not be taken in"), "nothing is counted against a message while the store is away");
        await bus.Broker.ShouldBeEmptyAsync(Cnap);
    }

    [Fact]
    public async Task What_the_store_refuses_again_and_again_goes_to_the_error_queue_and_is_taken_from_there()
    {
        var taker = new RecordingTaker { Failures = Short.Length + 2 };
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap], options => (options.RedeliveryDelays, options.DrainDelays) = (Short, Short));

        await SendAsync(bus, ["stubborn"]);
        await taker.WaitForAsync(1);

        var taken = taker.Taken.Single();
        (taken.From, taken.To, taken.EnvelopeId).ShouldBe((Oujda, Cnap, "stubborn"));
        taken.Body.ToArray().ShouldBe([1]);
        taker.AttemptsFor("stubborn").ShouldBe(Short.Length + 3);
        await bus.Broker.ShouldBeEmptyAsync(Cnap);
        bus.Log.All.ShouldNotContain(line => line.Contains("The store is away"));
        bus.Log.All.ShouldNotContain(line => line.Contains(RecordingTaker.Secret), "the text of a cause may repeat what a person wrote");
    }

    [Fact]
    public async Task What_nobody_can_ever_take_stays_in_the_error_queue_and_holds_up_nobody_there()
    {
        var taker = new RecordingTaker { Refuses = message => message.EnvelopeId.StartsWith("poison", StringComparison.Ordinal), Failures = Short.Length + 1 };
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap], options => (options.RedeliveryDelays, options.DrainDelays) = (Short, Short));

        await SendAsync(bus, Enumerable.Range(0, 6).Select(number => $"poison{number}"));
        await Until.TrueAsync(() => Enumerable.Range(0, 6).All(number => taker.AttemptsFor($"poison{number}") > 8), "poison goes round");
        await SendAsync(bus, ["sound"]);
        await taker.WaitForAsync(1);

        taker.Taken.Single().EnvelopeId.ShouldBe("sound");
        await bus.Broker.ShouldHoldAsync(Cnap, arriving: 0, dead: 0, error: 6);
    }

    [Fact]
    public async Task A_stop_puts_back_what_is_held_and_the_next_start_takes_it()
    {
        var taker = new RecordingTaker { StoreIsThere = false };
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap]);
        await SendAsync(bus, ["held", "held-too"]);
        await Until.TrueAsync(() => taker.AttemptsFor("held") > 0 && taker.AttemptsFor("held-too") > 0, "both are held");

        await bus.Bus.StopAsync(TestContext.Current.CancellationToken);
        (await bus.Broker.Admin.CountAsync(bus.Broker.Vhost, BrokerNames.In(Cnap)))!.ShouldBe(new(Ready: 2, Consumers: 0));
        (await bus.Broker.Admin.CountAsync(bus.Broker.Vhost, BrokerNames.Error(Cnap)))!.ShouldBe(new(Ready: 0, Consumers: 0));
        taker.StoreIsThere = true;
        await bus.Bus.StartAsync(TestContext.Current.CancellationToken);
        await taker.WaitForAsync(2);

        taker.Taken.Select(message => message.EnvelopeId).ShouldBe(["held", "held-too"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_being_taken()
    {
        var gate = new TaskCompletionSource();
        var taker = new RecordingTaker { Gate = gate.Task };
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap]);
        await SendAsync(bus, ["busy"]);
        await Until.TrueAsync(() => taker.AttemptsFor("busy") == 1, "the taker is busy");

        var stop = bus.Bus.StopAsync(TestContext.Current.CancellationToken);
        gate.SetResult();
        await stop;

        taker.Taken.Single().EnvelopeId.ShouldBe("busy");
        (await bus.Broker.Admin.CountAsync(bus.Broker.Vhost, BrokerNames.In(Cnap)))!.Ready.ShouldBe(0);
    }

    [Fact]
    public async Task More_cuts_than_the_delivery_limit_lead_to_the_dead_queue_and_back()
    {
        var gate = new TaskCompletionSource();
        var taker = new RecordingTaker { Gate = gate.Task };
        await using var bus = await RabbitMqBus.StartAsync(taker, [Oujda, Cnap], options => options.DeliveryLimit = 2, deliveryLimit: 2);
        await SendAsync(bus, ["unlucky"]);

        // The message is being taken each time that the connection is cut: the broker counts it, and gives it to the dead queue in the end.
        for (var cut = 1; cut <= 3; cut++)
        {
            await Until.TrueAsync(() => taker.AttemptsFor("unlucky") >= cut, $"it is delivered {cut} times");
            await bus.TakeAwayAsync();
            await bus.BringBackAsync();
        }

        await bus.Broker.ShouldHoldAsync(Cnap, arriving: 0, dead: 1, error: 0);
        gate.SetResult();
        await taker.WaitForAsync(1);

        var taken = taker.Taken.Single();
        (taken.From, taken.To, taken.EnvelopeId).ShouldBe((Oujda, Cnap, "unlucky"));
        await bus.Broker.ShouldBeEmptyAsync(Cnap);
        foreach (var queue in bus.Broker.Topology.Queues)
        {
            (await bus.Broker.Admin.CountAsync(bus.Broker.Vhost, queue.Name))!.Consumers.ShouldBe(1, $"a bus that was lost reads {queue.Name} beside the next one");
        }
    }

    private static Task SendAsync(RabbitMqBus bus, IEnumerable<string> ids) => Task.WhenAll(ids.Select(id => bus.Transport.SendAsync(
        new(Oujda, Cnap, FormExchange.Exchanges.Envelopes.MessageKind.Part, id, new byte[] { 1 }, Seal: new string('5', 64)), TestContext.Current.CancellationToken)));
}
