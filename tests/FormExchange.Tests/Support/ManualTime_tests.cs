using Shouldly;

namespace FormExchange.Tests.Support;

/// <summary>The clock that other tests rely on.</summary>
public sealed class ManualTime_tests
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_delay_ends_when_the_clock_reaches_it_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(5), _time, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromMinutes(4.9));
        delay.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromMinutes(0.1));
        await delay;
    }

    [Fact]
    public void Timers_fire_in_their_order_and_see_their_own_time()
    {
        var seen = new List<string>();
        using var late = _time.CreateTimer(_ => seen.Add($"late {_time.GetUtcNow():mm:ss}"), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        using var often = _time.CreateTimer(_ => seen.Add($"often {_time.GetUtcNow():mm:ss}"), null, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9));

        _time.Advance(TimeSpan.FromSeconds(25));

        seen.ShouldBe(["often 00:09", "often 00:18", "late 00:20"]);
        _time.Waiting.ShouldBe(1);
    }

    [Fact]
    public void A_time_out_made_with_it_cancels()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);

        _time.Advance(TimeSpan.FromSeconds(3));

        source.IsCancellationRequested.ShouldBeTrue();
    }
}
