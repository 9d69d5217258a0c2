using FormExchange.Exchanges.Data;
using FormExchange.Tests.Support.Servers;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// Hosts, broker and database die as by kill -9 at named places, one after the other, while claims are sent and answered; each is started
/// again. Afterwards nothing is pending, what was accepted was delivered, and nothing took effect twice.
/// </summary>
[Collection(InEarnest.Name)]
public sealed class Under_fire(StageServers servers, ITestOutputHelper output)
{
    private static readonly TimeSpan LongestUntilPlace = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenNudges = TimeSpan.FromSeconds(5);

    [Fact]
    public Task Twelve_deaths_lose_nothing_and_double_nothing() => StrikeAsync(Strike.Twelve, "twelve-deaths");

    [Fact]
    [Trait("Length", "full")]
    public Task A_death_at_every_place_loses_nothing_and_doubles_nothing() => StrikeAsync(Strike.All, "every-place");

    private async Task StrikeAsync(IReadOnlyList<Strike> strikes, string report)
    {
        await using var stage = await TwoHostStage.StartAsync(servers);
        var lines = new List<object>();
        IReadOnlyCollection<string> accepted;
        long quiet;
        await using (var load = new Load(stage, seed: 12))
        {
            foreach (var strike in strikes)
            {
                var start = TimeProvider.System.GetTimestamp();
                await StrikeAsync(stage, strike);
                var seconds = Math.Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1);
                lines.Add(new { strike = strike.ToString(), secondsUntilAllRunAgain = seconds, acceptedSoFar = load.Driver.Accepted.Count });
                output.WriteLine($"{strike}: after {seconds} s all run again; {load.Driver.Accepted.Count} accepted so far");
            }

            // From here on nobody dies and nobody begins anything new.
            quiet = TimeProvider.System.GetTimestamp();
            accepted = await load.FinishAsync();
        }

        accepted.Count.ShouldBeGreaterThan(2 * strikes.Count, "without load nothing is proved");
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromSeconds(60) - TimeProvider.System.GetElapsedTime(quiet));
        var settled = Math.Round(TimeProvider.System.GetElapsedTime(quiet).TotalSeconds, 1);
        await BothSides.AgreeAsync(stage.Stores, accepted);
        await Reports.WriteAsync(report, new { strikes = lines, accepted = accepted.Count, secondsUntilNothingIsPending = settled, lost = 0, twice = 0 });
    }

    /// <summary>The armed host is killed once more than was asked for: to be started with its place armed.</summary>
    private async Task StrikeAsync(TwoHostStage stage, Strike strike)
    {
        var host = strike.OnFund ? stage.FundHost : stage.AgencyHost;
        await host.KillAsync();
        switch (strike.Victim)
        {
            case Victim.Broker:
                var broker = servers.Broker.ProcessId;
                await host.StartAsync(strike.Armed, broker);
                await GoneAsync(broker, strike);
                await servers.Broker.KillAsync();
                await servers.Broker.RestartAsync();
                break;
            case Victim.Database:
                var database = servers.Database.ProcessId;
                await host.StartAsync(strike.Armed, database);
                await GoneAsync(database, strike);
                await servers.Database.KillAsync();
                await servers.Database.RestartAsync();
                break;
            default:
                await host.StartAsync(strike.Armed);
                await DiedAsync(stage, host, strike);
                await host.KillAsync();
                await host.StartAsync();
                break;
        }
    }

    /// <summary>Waits for the armed host's death; where its place is come to only after another misfortune, that one is brought about.</summary>
    private async Task DiedAsync(TwoHostStage stage, StagedHost host, Strike strike)
    {
        Func<Task>? nudge = strike.Name switch
        {
            // A send that the bus did not take.
            FaultPoints.NoteFailure => async () =>
            {
                await servers.Broker.KillAsync();
                await servers.Broker.RestartAsync();
            },

            // A sender that died between publish and mark sends again what is there already.
            FaultPoints.TakeAgain => async () =>
            {
                await stage.AgencyHost.KillAsync();
                await stage.AgencyHost.StartAsync(FaultPoints.PublishDocument + ".after");
                await stage.AgencyHost.DiedAsync(LongestUntilPlace);
                await stage.AgencyHost.KillAsync();
                await stage.AgencyHost.StartAsync();
            },
            _ => null,
        };
        var start = TimeProvider.System.GetTimestamp();
        while (nudge is not null && !await host.DiedAsync(BetweenNudges) && TimeProvider.System.GetElapsedTime(start) < LongestUntilPlace)
        {
            await nudge();
        }

        (await host.DiedAsync(LongestUntilPlace)).ShouldBeTrue($"{strike}: it never came there");
    }

    private static Task GoneAsync(int process, Strike strike) =>
        Until.TrueAsync(() => !ProcessTable.IsRunning(process), $"{strike}: it never came there", LongestUntilPlace);
}
