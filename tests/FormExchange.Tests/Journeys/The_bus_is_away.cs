using System.Collections.Concurrent;
using FormExchange.Exchanges;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Tracking;

namespace FormExchange.Tests.Journeys;

/// <summary>A submission never waits for the bus: while it is away all are accepted at once, and delivered when it is back.</summary>
public abstract class The_bus_is_away
{
    private protected abstract Task<IStageWithBus> StartAsync(ExchangeOptions options);

    /// <summary>Claims that are submitted meanwhile, and how long the bus stays away after the first of them.</summary>
    private protected abstract (int Claims, TimeSpan Away) Size { get; }

    [Fact]
    public async Task All_are_accepted_at_once_and_delivered_after_with_the_retries_in_their_timeline()
    {
        await using var stage = await StartAsync(new ExchangeOptions { RetryDelay = TimeSpan.FromMilliseconds(100), LongestDelay = TimeSpan.FromSeconds(1) });
        var claims = new GeneratedClaims(stage.File("claims"), seed: 7);
        var planned = new List<PlannedClaim>();
        for (var i = 0; i < Size.Claims; i++)
        {
            planned.Add(new PlannedClaim(await claims.NextAsync(largestFile: i == 0 ? 2_000_000 : 20_000), null));
        }

        await stage.TakeBusAwayAsync();
        var away = TimeProvider.System.GetTimestamp();
        var accepted = new ConcurrentBag<TrackedExchange>();
        await Parallel.ForEachAsync(planned, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (claim, cancel) =>
        {
            var (exchange, refusal) = await stage.Agency.SubmitAsync(claim.Claim.Document, claim.Claim.Files, [], null, cancel);
            refusal.ShouldBeNull();
            exchange!.Status.ShouldBe(nameof(ExchangeStatus.Submitted));
            accepted.Add(exchange);
        });
        await WaitAsync(stage, accepted.First(), e => e.Timeline.Count(t => t.Event == nameof(ExchangeEvent.SendFailed)) >= 3);
        var rest = Size.Away - TimeProvider.System.GetElapsedTime(away);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await stage.BringBusBackAsync();
        foreach (var exchange in accepted)
        {
            var delivered = await WaitAsync(stage, exchange, e => e.Verdict is not null);
            (delivered.Status, delivered.Verdict).ShouldBe(
                (nameof(ExchangeStatus.Delivered), "accepted"), string.Join(", ", delivered.Timeline.Select(t => $"{t.Event} {t.Detail}")));
            var events = delivered.Timeline.Select(t => t.Event).ToList();
            events[0].ShouldBe(nameof(ExchangeEvent.Submitted));
            events.ShouldContain(nameof(ExchangeEvent.SendFailed));
            events[^1].ShouldBeOneOf(nameof(ExchangeEvent.ReceiptAccepted), nameof(ExchangeEvent.Sent));
        }

        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(1));
        await BothSides.AgreeAsync(stage.Stores, [.. accepted.Select(e => e.Id)]);
    }

    private static async Task<TrackedExchange> WaitAsync(IStage stage, TrackedExchange exchange, Func<TrackedExchange, bool> reached)
    {
        var last = await stage.Agency.FollowAsync(exchange, reached, TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        reached(last).ShouldBeTrue($"{last.Status}, {last.Verdict}: {string.Join(", ", last.Timeline.Select(t => t.Event))}");
        return last;
    }
}

/// <summary>Embedded: the bus inside the process is stopped.</summary>
public sealed class The_bus_is_away_embedded : The_bus_is_away
{
    private protected override (int Claims, TimeSpan Away) Size => (20, TimeSpan.FromSeconds(3));

    private protected override async Task<IStageWithBus> StartAsync(ExchangeOptions options) => await EmbeddedStage.StartAsync(options);
}

/// <summary>In earnest: the broker dies as by kill -9 and stays away for a minute.</summary>
[Collection(ServersThatDie.Name)]
public sealed class The_bus_is_away_in_earnest(StageServers servers) : The_bus_is_away
{
    private protected override (int Claims, TimeSpan Away) Size => (200, TimeSpan.FromMinutes(1));

    private protected override async Task<IStageWithBus> StartAsync(ExchangeOptions options) =>
        await TwoHostStage.StartAsync(servers, options: options with { LongestDelay = TimeSpan.FromSeconds(15), LargestAttempts = 1000 });
}
