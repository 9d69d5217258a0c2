using System.Collections.Concurrent;
using FormExchange.Exchanges.Lifecycle;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// Many different claims, each answered with a decision, and among them some that must be refused: what was accepted arrives whole, is
/// receipted and answered, once; both sides hold the same bytes; what was refused leaves nothing behind.
/// </summary>
public abstract class Claims_and_decisions
{
    private protected abstract Task<IStage> StartAsync();

    /// <summary>Claims that are right, claims that are wrong.</summary>
    private protected abstract (int Good, int Bad) Size { get; }

    /// <summary>The how many-th claim comes with all there can be.</summary>
    private protected abstract int EveryFull { get; }

    [Fact]
    public async Task Both_sides_hold_the_same_bytes_and_the_refused_left_nothing()
    {
        await using var stage = await StartAsync();
        var driver = new Driver(stage);
        var claims = await ClaimsWithFaults.MakeAsync(
            new GeneratedClaims(stage.File("claims"), seed: 20_261_124, EveryFull), Size.Good, Size.Bad, number => number % 20 == 0 ? 5_000_000 : 40_000);
        var failures = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(claims, options, async (claim, cancel) =>
        {
            if (await driver.SubmitAsync(claim, answer: true, cancel) is { } failure)
            {
                failures.Add(failure);
            }
        });

        failures.ShouldBeEmpty();
        driver.Accepted.Count.ShouldBe(2 * Size.Good, "each claim, and a decision on each");
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(3));
        await BothSides.AgreeAsync(stage.Stores, driver.Accepted, afterDeaths: false);
        (await BothSides.CountAsync(stage.Stores, ExchangeEvent.AnswerSubmitted)).ShouldBe(Size.Good, "the fund's officer answered each");
        (await BothSides.CountAsync(stage.Stores, ExchangeEvent.AnswerReceived)).ShouldBe(Size.Good, "and the agency knows each answer");
    }
}

/// <summary>Embedded: one process, SQLite, the bus inside.</summary>
public sealed class Claims_and_decisions_embedded : Claims_and_decisions
{
    private protected override (int Good, int Bad) Size => (180, 20);

    private protected override int EveryFull => 1;

    private protected override async Task<IStage> StartAsync() => await EmbeddedStage.StartAsync();
}

/// <summary>In earnest: two hosts, PostgreSQL, RabbitMQ.</summary>
[Collection(ServersThatLive.Name)]
public sealed class Claims_and_decisions_in_earnest(StageServers servers) : Claims_and_decisions
{
    private protected override (int Good, int Bad) Size => (500, 25);

    private protected override int EveryFull => GeneratedClaims.EveryEighth;

    private protected override async Task<IStage> StartAsync() => await TwoHostStage.StartAsync(servers);
}
