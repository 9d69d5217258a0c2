using FormExchange.Exchanges.Data;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>A worker is woken by what a commit wrote, and by nothing else but its own slow look.</summary>
public sealed class WorkSignals_tests : IDisposable
{
    private readonly ManualTime _time = new(Certificates.Morning);
    private readonly WorkSignals _signals = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<object, bool, bool> Rows() => new()
    {
        { Some.Outbox("MA:A", "1", Certificates.Morning), true, false },
        { Some.Outbox("MA:A", "1", Certificates.Morning, OutboxState.AwaitingReceipt), true, false },
        { Some.Outbox("MA:A", "1", Certificates.Morning, OutboxState.Done), false, false },
        { Some.Inbox("MA:A", "1", "d"), false, true },
        { Some.Inbox("MA:A", "1", "d") with { State = InboxState.AwaitingParts }, false, true },
        { Some.Inbox("MA:A", "1", "d") with { State = InboxState.Quarantined }, false, false },
        { Some.Part("MA:A", "k", 0, 1), false, true },
        { Some.Exchange("MA:A", "1"), false, false },
    };

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void A_row_wakes_who_has_to_do_with_it(object row, bool outbox, bool inbox)
    {
        foreach (var commit in new[] { new Commit("test") { Added = [row] }, new Commit("test") { Changed = [row] } })
        {
            _signals.Raise(WorkSignals.KindsOf(commit));
            (Raised(_signals.Outbox), Raised(_signals.Inbox)).ShouldBe((outbox, inbox));
        }
    }

    [Fact]
    public void Signals_that_come_while_the_worker_runs_are_kept_as_one()
    {
        Parallel.For(0, 100, _ => _signals.Outbox.Raise());

        Raised(_signals.Outbox).ShouldBeTrue();
        Raised(_signals.Outbox).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_signal_the_wait_ends_when_it_is_time_to_look()
    {
        var wait = _signals.Inbox.WaitAsync(TimeSpan.FromSeconds(5), _time, Stop);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        wait.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(0.1));
        await wait;
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_stops_waiting() => await Should.ThrowAsync<OperationCanceledException>(
        () => _signals.Inbox.WaitAsync(TimeSpan.FromSeconds(5), _time, new CancellationToken(canceled: true)));

    public void Dispose() => _signals.Dispose();

    private bool Raised(WorkSignal signal)
    {
        var wait = signal.WaitAsync(TimeSpan.FromSeconds(5), _time, Stop);
        var raised = wait.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(5));
        return raised;
    }
}
