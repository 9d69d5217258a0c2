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

    [Fact]
    public Task Twelve_deaths_lose_nothing_and_double_nothing() => StrikeAsync(Strike.Twelve);

    private async Task StrikeAsync(IReadOnlyList<Strike> strikes)
    {
        await using var stage = await TwoHostStage.StartAsync(servers);
        IReadOnlyCollection<string> accepted;
        await using (var load = new Load(stage, seed: 12))
        {
            foreach (var strike in strikes)
            {
                await StrikeAsync(stage, strike);
                output.WriteLine($"{strike}: {load.Driver.Accepted.Count} accepted so far");
            }

            accepted = await load.FinishAsync();
        }

        accepted.Count.ShouldBeGreaterThan(4 * strikes.Count, "without load nothing is proved");
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromSeconds(60));
        await BothSides.AgreeAsync(stage.Stores, accepted);
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
                (await host.DiedAsync(LongestUntilPlace)).ShouldBeTrue($"{strike}: it never came there");
                await host.KillAsync();
                await host.StartAsync();
                break;
        }
    }

    private static Task GoneAsync(int process, Strike strike) =>
        Until.TrueAsync(() => !ProcessTable.IsRunning(process), $"{strike}: it never came there", LongestUntilPlace);
}
