namespace FormExchange.Tests.Journeys;

/// <summary>Three hosts of one institution on one database: there is no leader, and any of them may die at any moment.</summary>
[Collection(ServersThatLive.Name)]
public sealed class Three_hosts_of_one_fund(StageServers servers, ITestOutputHelper output)
{
    private const int Deaths = 3;

    [Fact]
    public async Task Killed_in_turn_under_load_they_lose_nothing_and_double_nothing()
    {
        await using var stage = await TwoHostStage.StartAsync(servers, fundHosts: 3);
        IReadOnlyCollection<string> accepted;
        long quiet;
        await using (var load = new Load(stage, seed: 3))
        {
            for (var death = 0; death < Deaths; death++)
            {
                var before = load.Driver.Accepted.Count;
                await Until.TrueAsync(() => load.Driver.Accepted.Count >= before + 8, "more claims and decisions are accepted", TimeSpan.FromMinutes(2));
                var host = stage.FundHosts[death % stage.FundHosts.Count];
                await host.KillAsync();

                // The other two go on without it.
                before = load.Driver.Accepted.Count;
                await Until.TrueAsync(() => load.Driver.Accepted.Count >= before + 8, "the other hosts go on", TimeSpan.FromMinutes(2));
                await host.StartAsync();
                output.WriteLine($"after death {death + 1}: {load.Driver.Accepted.Count} accepted");
            }

            quiet = TimeProvider.System.GetTimestamp();
            accepted = await load.FinishAsync();
        }

        await BothSides.SettleSinceAsync(stage.Stores, quiet);
        await BothSides.AgreeAsync(stage.Stores, accepted);
    }
}
