using FormExchange.Exchanges;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>When the same bytes are sent again, and when nobody tries any more: from numbers alone.</summary>
public sealed class RetryPolicy_tests
{
    private static readonly DateTimeOffset Now = Certificates.Morning;
    private static readonly ExchangeOptions Options = new();

    [Theory]
    [InlineData(SendFailure.BusUnavailable, 1, 0.0, 2)]
    [InlineData(SendFailure.BusUnavailable, 2, 0.0, 4)]
    [InlineData(SendFailure.BusUnavailable, 5, 0.1, 32)]
    [InlineData(SendFailure.BusUnavailable, 14, 0.5, 16384)]
    [InlineData(SendFailure.BusUnavailable, 15, 0.5, 21600)]
    [InlineData(SendFailure.BusUnavailable, 10_000, 6.9, 21600)]
    [InlineData(SendFailure.BusUnavailable, int.MaxValue, 6.9, 21600)]
    [InlineData(SendFailure.BusUnavailable, 1, 7.0, null)]
    [InlineData(SendFailure.BusUnavailable, 1, 400.0, null)]
    [InlineData(SendFailure.NoReceipt, 1, 0.0, 2)]
    [InlineData(SendFailure.NoReceipt, 3, 0.0, 8)]
    [InlineData(SendFailure.NoReceipt, 29, 6.9, 21600)]
    [InlineData(SendFailure.NoReceipt, 30, 0.0, null)]
    [InlineData(SendFailure.NoReceipt, 31, 0.0, null)]
    [InlineData(SendFailure.NoReceipt, 1, 7.0, null)]
    public void The_table_of_all_outcomes(SendFailure failure, int attempts, double ageInDays, int? pauseInSeconds)
    {
        var decision = RetryPolicy.Decide(attempts, failure, TimeSpan.FromDays(ageInDays), Now, 0, Options);

        decision.ShouldBe(pauseInSeconds is { } pause
            ? new RetryDecision.RetryAt(Now.AddSeconds(pause))
            : new RetryDecision.DeadLetter(failure));
    }

    [Fact]
    public void A_bus_that_is_away_is_never_counted_only_its_age_ends_the_tries() => Enumerable.Range(1, 1000)
        .Select(attempts => RetryPolicy.Decide(attempts, SendFailure.BusUnavailable, Options.TimeToLive - TimeSpan.FromTicks(1), Now, 0.5, Options))
        .ShouldAllBe(decision => decision is RetryDecision.RetryAt);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(30)]
    [InlineData(10_000)]
    public void The_spread_stretches_a_pause_by_at_most_a_fifth(int attempts)
    {
        var pauses = Enumerable.Range(0, 256)
            .Select(step => RetryPolicy.Decide(attempts, SendFailure.BusUnavailable, TimeSpan.Zero, Now, step / 256.0, Options))
            .Select(decision => ((RetryDecision.RetryAt)decision).At - Now).ToList();

        pauses.ShouldBeInOrder(SortDirection.Ascending);
        pauses.Distinct().Count().ShouldBe(256);
        pauses[^1].ShouldBeLessThan(pauses[0] * 1.2);
        pauses[^1].ShouldBeGreaterThan(pauses[0] * 1.19);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(10, 15360)]
    [InlineData(11, 21600)]
    [InlineData(10_000, 21600)]
    public void A_receipt_is_given_longer_with_each_try_up_to_the_longest_pause(int attempts, int seconds) =>
        RetryPolicy.ReceiptDue(attempts, Now, Options).ShouldBe(Now.AddSeconds(seconds));

    [Fact]
    public void A_first_pause_that_is_longer_than_the_longest_is_cut() =>
        RetryPolicy.Decide(1, SendFailure.NoReceipt, TimeSpan.Zero, Now, 0, Options with { RetryDelay = TimeSpan.FromDays(1) })
            .ShouldBe(new RetryDecision.RetryAt(Now + Options.LongestDelay));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_decision_before_any_try_is_a_bug(int attempts) => Should.Throw<ArgumentOutOfRangeException>(
        () => RetryPolicy.Decide(attempts, SendFailure.NoReceipt, TimeSpan.Zero, Now, 0, Options));
}
