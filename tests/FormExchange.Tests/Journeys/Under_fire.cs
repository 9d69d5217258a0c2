using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// Hosts, and what they run on, die as by kill -9 at named places, one after the other, while claims are sent and answered; each is started
/// again. Afterwards nothing is pending, what was accepted was delivered, and nothing took effect twice.
/// </summary>
public abstract class Under_fire(ITestOutputHelper output)
{
    private static readonly TimeSpan BetweenMisfortunes = TimeSpan.FromSeconds(5);

    private protected abstract Task<IStageUnderFire> StartAsync();

    /// <summary>How many send and answer at once: the hosts of the stage are to be busy, not the machine.</summary>
    private protected abstract int People { get; }

    private protected async Task StrikeAsync(IReadOnlyList<Strike> strikes, string report)
    {
        await using var stage = await StartAsync();
        var lines = new List<object>();
        IReadOnlyCollection<string> accepted;
        long quiet;
        await using (var load = new Load(stage, seed: 12, People))
        {
            for (var i = 0; i < strikes.Count; i++)
            {
                var (strike, start, before) = (strikes[i], TimeProvider.System.GetTimestamp(), load.Driver.Accepted.Count);
                await StrikeAsync(stage, strike);

                // Who came back after the last death to die again, and meanwhile took something, needs no life between the two.
                var diesAgain = i + 1 < strikes.Count && strike.HitsTheHostOf(strikes[i + 1]) && load.Driver.Accepted.Count > before;
                if (!diesAgain)
                {
                    await ReviveAsync(stage, strike);
                    await load.GoesOnAsync($"after {strike}");
                }

                var seconds = Math.Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1);
                lines.Add(new { strike = strike.ToString(), seconds, acceptedSoFar = load.Driver.Accepted.Count });
                output.WriteLine($"{strike}: {seconds} s; {load.Driver.Accepted.Count} accepted so far");
            }

            // From here on nobody dies and nobody begins anything new.
            quiet = TimeProvider.System.GetTimestamp();
            accepted = await load.FinishAsync();
        }

        accepted.Count.ShouldBeGreaterThan(2 * strikes.Count, "without load nothing is proved");
        var settled = Math.Round((await BothSides.SettleSinceAsync(stage.Stores, quiet)).TotalSeconds, 1);
        await BothSides.AgreeAsync(stage.Stores, accepted);
        await Reports.WriteAsync(report, new { strikes = lines, accepted = accepted.Count, secondsUntilNothingIsPending = settled, lost = 0, twice = 0 });
    }

    /// <summary>A host that lives is killed once more than was asked for: to be started with its place armed.</summary>
    private static async Task StrikeAsync(IStageUnderFire stage, Strike strike)
    {
        var host = HostOf(stage, strike);
        await host.KillAsync();
        if (strike.Victim == Victim.Itself)
        {
            await host.StartAsync(strike.Armed);
            await DiedAsync(host, strike, stage.Misfortune(strike.Place));
        }
        else
        {
            var victim = stage.ProcessOf(strike.Victim);
            await host.StartAsync(strike.Armed, victim);
            await Until.TrueAsync(() => !ProcessTable.IsRunning(victim), $"{strike}: it never came there", Strike.LongestUntilPlace);
        }
    }

    private static async Task ReviveAsync(IStageUnderFire stage, Strike strike)
    {
        if (strike.Victim == Victim.Itself)
        {
            await HostOf(stage, strike).KillAsync();
            await HostOf(stage, strike).StartAsync();
        }
        else
        {
            await stage.ReviveAsync(strike.Victim);
        }
    }

    private static StagedHost HostOf(IStageUnderFire stage, Strike strike) => strike.OnFund ? stage.FundHost : stage.AgencyHost;

    /// <summary>Waits for the armed host's death; where its place is come to only after another misfortune, that one is brought about.</summary>
    private static async Task DiedAsync(StagedHost host, Strike strike, Func<Task>? misfortune)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (misfortune is not null && !await host.DiedAsync(BetweenMisfortunes) && TimeProvider.System.GetElapsedTime(start) < Strike.LongestUntilPlace)
        {
            await misfortune();
        }

        (await host.DiedAsync(Strike.LongestUntilPlace)).ShouldBeTrue($"{strike}: it never came there");
    }
}

/// <summary>Embedded: the one process dies at every place that it can come to, and its bus with it. A run brings death to every fifth, from day to day others.</summary>
public sealed class Under_fire_embedded(ITestOutputHelper output) : Under_fire(output)
{
    private const int Days = 5;

    [Fact]
    public Task A_death_at_a_fifth_of_the_places_loses_nothing_and_doubles_nothing() =>
        StrikeAsync([.. Strike.Embedded.Where((_, i) => i % Days == TimeProvider.System.GetUtcNow().DayOfYear % Days)], "places-of-the-day-embedded");

    [Fact]
    [Trait("Length", "full")]
    public Task A_death_at_every_place_loses_nothing_and_doubles_nothing() => StrikeAsync(Strike.Embedded, "every-place-embedded");

    private protected override int People => 4;

    private protected override async Task<IStageUnderFire> StartAsync() => await OneProcessStage.StartAsync();
}

/// <summary>In earnest: both hosts, the broker and the database die.</summary>
[Collection(ServersThatDie.Name)]
public sealed class Under_fire_in_earnest(StageServers servers, ITestOutputHelper output) : Under_fire(output)
{
    [Fact]
    public Task Twelve_deaths_lose_nothing_and_double_nothing() => StrikeAsync(Strike.Twelve, "twelve-deaths");

    [Fact]
    [Trait("Length", "full")]
    public Task A_death_at_every_place_loses_nothing_and_doubles_nothing() => StrikeAsync(Strike.InEarnest, "every-place");

    private protected override int People => 4;

    private protected override async Task<IStageUnderFire> StartAsync() => await TwoHostStage.StartAsync(servers);
}
