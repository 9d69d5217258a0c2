using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Transport.RabbitMq;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Journeys;

/// <summary>A message that is delivered more often than the broker's limit, because its receiver dies each time, disappears from nobody's sight.</summary>
[Collection(ServersThatDie.Name)]
public sealed class More_deaths_than_the_broker_delivers(StageServers servers)
{
    private const int Limit = 2;

    [Fact]
    public async Task The_dead_queue_holds_the_message_and_the_next_host_that_lives_takes_it()
    {
        // No second sending helps: the receipt is not missed before the test is long over.
        var options = new ExchangeOptions { ReceiptTimeout = TimeSpan.FromHours(1) };
        await using var stage = await TwoHostStage.StartAsync(servers, deliveryLimit: Limit, options: options);
        await stage.FundHost.KillAsync();
        var claim = await new GeneratedClaims(stage.File("claims"), seed: 5).NextAsync();
        var (exchange, _) = await stage.Agency.SubmitAsync(claim.Document, claim.Files, [], null, TestContext.Current.CancellationToken);
        var arriving = BrokerNames.In(TwoHostStage.FundId);
        await Until.TrueAsync(async () => await CountAsync(stage, arriving) == 1 + claim.Files.Count, "the envelope and its files stand in the queue");

        for (var death = 0; death <= Limit + 1; death++)
        {
            await stage.FundHost.StartAsync(FaultPoints.TakeDelivery + ".before");
            (await stage.FundHost.DiedAsync(TimeSpan.FromMinutes(1))).ShouldBeTrue();
            await stage.FundHost.KillAsync();
        }

        (await stage.Stores[1].Read().Inbox.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0, "nothing was stored in any of its lives");
        await Until.TrueAsync(async () => await CountAsync(stage, BrokerNames.Dead(TwoHostStage.FundId)) > 0, "the broker has put the message into the dead queue");

        await stage.FundHost.StartAsync();
        var delivered = await stage.Agency.FollowAsync(exchange!, e => e.Verdict is not null, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        delivered.Verdict.ShouldBe("accepted");
        delivered.Timeline.Count(t => t.Event == "Sent").ShouldBe(1, "it was the same message, not a second one");
        await Until.TrueAsync(async () => await CountAsync(stage, BrokerNames.Dead(TwoHostStage.FundId)) == 0, "nothing is left in the dead queue");
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(1));
        await BothSides.AgreeAsync(stage.Stores, [exchange!.Id]);
    }

    private async Task<long> CountAsync(TwoHostStage stage, string queue) =>
        (await servers.Broker.Admin.CountAsync(stage.Vhost, queue))?.Ready ?? 0;
}
