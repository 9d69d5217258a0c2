using System.Text;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Transport;
using Shouldly;

namespace FormExchange.Tests.Transport;

/// <summary>What every bus must do for us, whichever it is. Order is not promised; nothing here asks for it.</summary>
public abstract class TransportConformance
{
    private const string Oujda = "MA:CNSS-OUJ01";
    private const string Cnap = "LU:0010";
    private static readonly string Seal = new('5', 64);

    /// <summary>Starts a bus with queues for <paramref name="institutions"/> that hands arrivals to <paramref name="taker"/>.</summary>
    protected abstract Task<ITransportUnderTest> StartAsync(IMessageTaker taker, string[] institutions, Action<TransportOptions>? change = null);

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "nothing", [] },
        { "one zero byte", [0] },
        { "Arabic", Encoding.UTF8.GetBytes("المملكة المغربية") },
        { "no text at all", [0xFF, 0xFE, 0x00, 0x80, 0x0D, 0x0A, 0x0D] },
        { "the largest part", Random(TransportMessage.LargestPart) },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Bytes_and_headers_arrive_as_they_were_sent(string what, byte[] body)
    {
        var taker = new RecordingTaker();
        await using var bus = await StartAsync(taker, [Oujda, Cnap]);
        var sent = new TransportMessage(Oujda, Cnap, MessageKind.Part, what.Replace(' ', '-'), body, 3, 5_000_000_000, Seal);

        await bus.Transport.SendAsync(sent, TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);

        var arrived = taker.Taken.Single();
        arrived.Body.ToArray().ShouldBe(body);
        (arrived with { Body = default }).ShouldBe(sent with { Body = default });
    }

    [Fact]
    public async Task The_senders_memory_may_be_used_again_once_the_send_has_returned()
    {
        var taker = new RecordingTaker();
        await using var bus = await StartAsync(taker, [Oujda, Cnap]);
        var gate = new TaskCompletionSource();
        taker.Gate = gate.Task;
        var buffer = new byte[] { 1, 2, 3 };

        await bus.Transport.SendAsync(Envelope("reused", body: buffer), TestContext.Current.CancellationToken);
        buffer.AsSpan().Fill(9);
        gate.SetResult();
        await taker.WaitForAsync(1);

        taker.Taken.Single().Body.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task An_institution_gets_its_own_messages_and_no_others()
    {
        string[] institutions = [Oujda, Cnap, "LU:0030", "FR:CLEISS0002"];
        var taker = new RecordingTaker();
        await using var bus = await StartAsync(taker, institutions);

        var sends = Enumerable.Range(0, 80).Select(number => Envelope($"e{number}", to: institutions[number % institutions.Length])).ToArray();
        await Task.WhenAll(sends.Select(message => bus.Transport.SendAsync(message, TestContext.Current.CancellationToken)));
        await taker.WaitForAsync(sends.Length);

        taker.Taken.Select(message => (message.EnvelopeId, message.To)).ShouldBe(
            sends.Select(message => (message.EnvelopeId, message.To)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_that_could_not_be_taken_twice_comes_a_third_time()
    {
        var taker = new RecordingTaker { Failures = 2 };
        await using var bus = await StartAsync(taker, [Oujda, Cnap]);

        await bus.Transport.SendAsync(Envelope("stubborn"), TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);

        taker.AttemptsFor("stubborn").ShouldBe(3);
        taker.Taken.Single().Body.ToArray().ShouldBe(Envelope("stubborn").Body.ToArray());
    }

    [Fact]
    public async Task A_message_to_nobody_is_a_failure_and_not_silence()
    {
        await using var bus = await StartAsync(new RecordingTaker(), [Oujda]);

        await Should.ThrowAsync<TransportUnavailableException>(
            bus.Transport.SendAsync(Envelope("lost", to: "LU:9999"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task While_the_bus_is_away_a_send_fails_in_bounded_time_and_afterwards_it_works()
    {
        var taker = new RecordingTaker();
        await using var bus = await StartAsync(taker, [Oujda, Cnap]);

        await bus.TakeAwayAsync();
        await Should.ThrowAsync<TransportUnavailableException>(
            bus.Transport.SendAsync(Envelope("later"), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await bus.BringBackAsync();
        await bus.Transport.SendAsync(Envelope("later"), TestContext.Current.CancellationToken);
        await taker.WaitForAsync(1);

        taker.Taken.Single().EnvelopeId.ShouldBe("later");
    }

    [Fact]
    public async Task Two_thousand_messages_under_way_at_once_all_arrive_whole()
    {
        var taker = new RecordingTaker();

        // The last send waits for all others, and on a busy machine for longer than senders otherwise do.
        await using var bus = await StartAsync(taker, [Oujda, Cnap], options => options.SendTimeout = TimeSpan.FromMinutes(1));
        var bodies = Enumerable.Range(0, 2000).ToDictionary(number => $"e{number}", number => Random(1 + (number * 7 % 20_000)));

        await Task.WhenAll(bodies.Select(pair =>
            bus.Transport.SendAsync(Envelope(pair.Key, body: pair.Value), TestContext.Current.CancellationToken)));
        await taker.WaitForAsync(bodies.Count);

        taker.Taken.Count.ShouldBe(bodies.Count);
        taker.Taken.Where(message => !message.Body.Span.SequenceEqual(bodies[message.EnvelopeId])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_while_busy_loses_nothing_that_was_confirmed_to_its_sender()
    {
        var taker = new RecordingTaker();
        await using var bus = await StartAsync(taker, [Oujda, Cnap]);
        var confirmed = 0;
        var sends = Enumerable.Range(0, 500).Select(async number =>
        {
            await Task.Yield();
            try
            {
                await bus.Transport.SendAsync(Envelope($"e{number}"), TestContext.Current.CancellationToken);
                Interlocked.Increment(ref confirmed);
            }
            catch (TransportUnavailableException)
            {
                // Not confirmed: its sender sends it again.
            }
        }).ToArray();

        await taker.WaitForAsync(20);
        await bus.TakeAwayAsync();
        await Task.WhenAll(sends);
        await bus.BringBackAsync();

        // Of those that were taken and not yet acknowledged some come twice: only different ones count.
        await Until.TrueAsync(
            () => Task.FromResult(taker.Taken.DistinctBy(message => message.EnvelopeId).Count() >= confirmed),
            () => $"all {confirmed} that were confirmed are taken; {taker.Taken.DistinctBy(message => message.EnvelopeId).Count()} are");
    }

    [Fact]
    public async Task A_send_that_its_caller_gives_up_is_the_callers_own_cancellation()
    {
        await using var bus = await StartAsync(new RecordingTaker(), [Oujda, Cnap]);
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(bus.Transport.SendAsync(Envelope("given-up"), given.Token));
    }

    protected static TransportMessage Envelope(string id, string to = Cnap, byte[]? body = null) =>
        new(Oujda, to, MessageKind.Envelope, id, body ?? Encoding.UTF8.GetBytes("body of " + id));

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
