using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Tests.Support.Servers;
using FormExchange.Transport.RabbitMq;

namespace FormExchange.Tests.Transport.RabbitMq;

/// <summary>A broker that is killed under load, again and again, is a broker that is away for a while: nothing that it confirmed is lost, and nobody is stuck.</summary>
public sealed class A_killed_broker_tests(A_killed_broker_tests.OwnBroker own) : IClassFixture<A_killed_broker_tests.OwnBroker>
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";
    private const int Rounds = 3;
    private const int Senders = 16;

    [Fact]
    public async Task Killed_three_times_while_messages_are_sent_and_held_it_loses_nothing_and_everybody_comes_back()
    {
        var server = own.Server;
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap], server: server);
        var taker = new RecordingTaker();
        await using var sending = await RabbitMqBus.StartAsync(broker, new RecordingTaker(), [Oujda], options => options.SendTimeout = TimeSpan.FromSeconds(2));
        await using var receiving = await RabbitMqBus.StartAsync(broker, taker, [Cnap]);
        var load = new Load(sending);
        var senders = Enumerable.Range(0, Senders).Select(_ => load.SendAsync()).ToList();

        for (var round = 1; round <= Rounds; round++)
        {
            // What arrives now is held by the taker when the broker dies.
            var gate = new TaskCompletionSource();
            taker.Gate = gate.Task;
            await load.IsConfirmedAsync(100, $"round {round}, before the kill");
            await server.KillAsync();
            await Until.TrueAsync(() => !sending.Bus.IsConnected && !receiving.Bus.IsConnected, "both have noticed");
            gate.SetResult();
            await server.RestartAsync();
            await load.IsConfirmedAsync(100, $"round {round}, after the restart");
        }

        load.Ends = true;
        await Task.WhenAll(senders);
        await Until.TrueAsync(() => load.Confirmed.ToHashSet().IsSubsetOf(taker.Taken.Select(message => message.EnvelopeId)), "all that was confirmed is taken");
        load.Failures.ShouldBeGreaterThanOrEqualTo(Rounds * Senders, "every sender was at it each time that the broker was killed");
        await broker.ShouldBeEmptyAsync(Cnap);
    }

    [Fact]
    public async Task A_host_starts_while_its_broker_is_away_and_serves_when_it_is_there()
    {
        var server = own.Server;
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap], server: server);
        var taker = new RecordingTaker();
        await server.KillAsync();

        await using var bus = await RabbitMqBus.StartUnreachedAsync(broker, taker, [Oujda, Cnap], options => options.SendTimeout = TimeSpan.FromSeconds(1));
        bus.Bus.IsRunning.ShouldBeTrue();
        bus.Bus.IsConnected.ShouldBeFalse();
        (await Should.ThrowAsync<TransportUnavailableException>(SendAsync(bus, "early"))).Message.ShouldContain("not connected");
        await server.RestartAsync();
        await Until.TrueAsync(() => bus.Bus.IsConnected, "the broker is reached");
        await SendAgainAsync(bus, "late");
        await taker.WaitForAsync(1);

        taker.Taken.ShouldAllBe(message => message.EnvelopeId == "late");
    }

    [Fact]
    public async Task A_broker_that_hangs_is_one_that_is_away_until_it_goes_on()
    {
        var server = own.Server;
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap], server: server);
        var taker = new RecordingTaker();
        await using var bus = await RabbitMqBus.StartAsync(
            broker, taker, [Oujda, Cnap], options => (options.SendTimeout, options.Heartbeat) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));

        await SignalAsync("-STOP", server.ProcessId);
        try
        {
            await Should.ThrowAsync<TransportUnavailableException>(SendAsync(bus, "unknown").WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
            await Until.TrueAsync(() => !bus.Bus.IsConnected, "the silence is noticed");
        }
        finally
        {
            await SignalAsync("-CONT", server.ProcessId);
        }

        await Until.TrueAsync(() => bus.Bus.IsConnected, "it is reached again");
        await SendAgainAsync(bus, "known");
        await Until.TrueAsync(() => taker.Taken.Any(message => message.EnvelopeId == "known"), "the message is taken");
    }

    [Theory]
    [InlineData(FaultPoints.ParkMessage + ".before")]
    [InlineData(FaultPoints.ParkMessage + ".after")]
    public async Task Killed_when_a_message_goes_to_the_error_queue_it_loses_none(string place)
    {
        var server = own.Server;
        await using var broker = await BrokerUnderTest.DefineAsync([Oujda, Cnap], server: server);
        TimeSpan[] brief = [TimeSpan.FromMilliseconds(10)];
        var taker = new RecordingTaker { Refuses = _ => true };
        var died = 0;
        var faults = new FaultPoints(place, () =>
        {
            using var broker = Process.GetProcessById(server.ProcessId);
            broker.Kill();
            broker.WaitForExit();
            died++;
        });
        await using var bus = await RabbitMqBus.StartAsync(
            broker, taker, [Oujda, Cnap], options => (options.RedeliveryDelays, options.DrainDelays) = (brief, brief), faults);

        await QuorumQueuesOnDisk.AreKnownAsync(Path.Combine(server.Folder, "data"));
        await SendAsync(bus, "stubborn");
        await Until.TrueAsync(() => died == 1, "the broker dies at that place");
        taker.Refuses = _ => false;
        await server.RestartAsync();
        await taker.WaitForAsync(1, seconds: 60);

        taker.Taken.ShouldAllBe(message => message.EnvelopeId == "stubborn");
        await broker.ShouldBeEmptyAsync(Cnap);
    }

    private static async Task SignalAsync(string signal, int process) =>
        (await ExternalTool.RunAsync("kill", [signal, process.ToString(CultureInfo.InvariantCulture)])).ShouldSucceed();

    /// <summary>Sends until it is confirmed: on a busy machine the time of one send may pass, and its sender sends again.</summary>
    private static Task SendAgainAsync(RabbitMqBus bus, string id) => Until.TrueAsync(
        async () =>
        {
            try
            {
                await SendAsync(bus, id);
                return true;
            }
            catch (TransportUnavailableException)
            {
                return false;
            }
        },
        "a send is confirmed");

    private static Task SendAsync(RabbitMqBus bus, string id) => bus.Transport.SendAsync(
        new TransportMessage(Oujda, Cnap, MessageKind.Envelope, id, new byte[] { 1, 2, 3 }), TestContext.Current.CancellationToken);

    /// <summary>Nobody else's, to be killed.</summary>
    public sealed class OwnBroker : IAsyncLifetime
    {
        public RabbitMqServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await RabbitMqServer.StartPrivateAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    /// <summary>Sends on and on, as a dispatcher does: what failed is sent again.</summary>
    private sealed class Load(RabbitMqBus bus)
    {
        private readonly ConcurrentQueue<string> _confirmed = new();
        private int _next;
        private int _failures;

        public bool Ends { get; set; }

        public IReadOnlyCollection<string> Confirmed => _confirmed;

        public int Failures => _failures;

        public async Task SendAsync()
        {
            while (!Ends)
            {
                var id = $"e{Interlocked.Increment(ref _next)}";
                while (!await TrySendAsync(id))
                {
                    // A dispatcher pauses too: while the broker is away for long, a send fails at once.
                    Interlocked.Increment(ref _failures);
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
                }

                _confirmed.Enqueue(id);
            }
        }

        public Task IsConfirmedAsync(int further, string when)
        {
            var goal = _confirmed.Count + further;
            return Until.TrueAsync(
                () => Task.FromResult(_confirmed.Count >= goal),
                () => $"{further} more are confirmed, {when}; {_confirmed.Count} are, of {goal}. {string.Join('\n', bus.Log.All)}");
        }

        private async Task<bool> TrySendAsync(string id)
        {
            try
            {
                await A_killed_broker_tests.SendAsync(bus, id).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
                return true;
            }
            catch (TransportUnavailableException)
            {
                return false;
            }
        }
    }
}
