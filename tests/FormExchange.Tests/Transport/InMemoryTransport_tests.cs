using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport;
using Shouldly;

namespace FormExchange.Tests.Transport;

/// <summary>The bus inside one process: it conforms, and what is its own.</summary>
public sealed class InMemoryTransport_tests : TransportConformance
{
    [Fact]
    public async Task It_says_that_it_keeps_nothing()
    {
        await using var bus = await StartAsync(new RecordingTaker(), ["LU:0010"]);

        bus.Transport.KeepsMessages.ShouldBeFalse();
    }

    [Fact]
    public async Task A_full_window_is_an_unavailable_bus_and_free_again_when_something_is_taken()
    {
        var taker = new RecordingTaker();
        var gate = new TaskCompletionSource();
        taker.Gate = gate.Task;
        var options = new TransportOptions { Window = 2, SendTimeout = TimeSpan.FromMilliseconds(200) };
        await using var bus = await InMemoryBus.StartAsync(options, taker, ["LU:0010"]);

        await bus.Transport.SendAsync(Envelope("one"), TestContext.Current.CancellationToken);
        await bus.Transport.SendAsync(Envelope("two"), TestContext.Current.CancellationToken);
        await Should.ThrowAsync<TransportUnavailableException>(bus.Transport.SendAsync(Envelope("three"), TestContext.Current.CancellationToken));
        gate.SetResult();
        await taker.WaitForAsync(2);
        await bus.Transport.SendAsync(Envelope("three"), TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);
    }

    [Fact]
    public async Task What_cannot_be_taken_at_all_is_left_to_its_sender_and_holds_up_nobody()
    {
        var taker = new RecordingTaker { Failures = int.MaxValue };
        var options = new TransportOptions { Window = 1, RedeliveryDelays = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20)] };
        await using var bus = await InMemoryBus.StartAsync(options, taker, ["LU:0010"]);

        await bus.Transport.SendAsync(Envelope("hopeless"), TestContext.Current.CancellationToken);
        await bus.Transport.SendAsync(Envelope("next"), TestContext.Current.CancellationToken);

        taker.AttemptsFor("hopeless").ShouldBe(3);
    }

    [Fact]
    public async Task A_taker_that_never_returns_does_not_hold_a_stop_for_ever()
    {
        var taker = new RecordingTaker { Gate = new TaskCompletionSource().Task };
        var options = new TransportOptions { StopTimeout = TimeSpan.FromMilliseconds(300) };
        await using var bus = await InMemoryBus.StartAsync(options, taker, ["LU:0010"]);
        await bus.Transport.SendAsync(Envelope("stuck"), TestContext.Current.CancellationToken);

        // It ends at all: the minute only keeps a hanging test from hanging the run.
        await bus.TakeAwayAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        taker.Gate = Task.CompletedTask;
        await bus.BringBackAsync();
        await bus.Transport.SendAsync(Envelope("next"), TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);
    }

    [Fact]
    public async Task Started_or_stopped_twice_is_once()
    {
        var taker = new RecordingTaker();
        await using var bus = await InMemoryBus.StartAsync(new TransportOptions(), taker, ["LU:0010"]);

        await bus.BringBackAsync();
        await bus.Transport.SendAsync(Envelope("once"), TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);
        await bus.TakeAwayAsync();
        await bus.TakeAwayAsync();
    }

    [Theory]
    [InlineData("LU.0010")]
    [InlineData("LU:00 10")]
    [InlineData("")]
    public async Task An_id_that_could_name_two_institutions_queues_is_refused(string id) =>
        await Should.ThrowAsync<ArgumentException>(InMemoryBus.StartAsync(new TransportOptions(), new RecordingTaker(), [id]));

    protected override async Task<ITransportUnderTest> StartAsync(IMessageTaker taker, string[] institutions, Action<TransportOptions>? change = null)
    {
        var options = new TransportOptions();
        change?.Invoke(options);
        return await InMemoryBus.StartAsync(options, taker, institutions);
    }
}
