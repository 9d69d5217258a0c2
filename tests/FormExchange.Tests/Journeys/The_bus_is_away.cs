using FormExchange.Exchanges;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Transport;

namespace FormExchange.Tests.Journeys;

/// <summary>A submission never waits for the bus.</summary>
public sealed class The_bus_is_away
{
    [Fact]
    public async Task A_claim_is_accepted_at_once_and_delivered_when_the_bus_is_back_with_the_retries_in_its_timeline()
    {
        await using var host = await RunningHost.StartAsync(new ExchangeOptions { RetryDelay = TimeSpan.FromMilliseconds(100), LongestDelay = TimeSpan.FromSeconds(1) });
        var claim = await new GeneratedClaims(host.File("claims"), seed: 7).NextAsync(largestFile: 2_000_000);
        var bus = host.Get<MassTransitTransport>();
        await bus.StopAsync(CancellationToken.None);

        var (exchange, refusal) = await host.Client.SubmitAsync(claim.Document, claim.Files, [], null, CancellationToken.None);
        refusal.ShouldBeNull();
        exchange!.Status.ShouldBe(nameof(ExchangeStatus.Submitted));
        var waiting = await host.Client.FollowAsync(
            exchange, e => e.Timeline.Count(t => t.Event == nameof(ExchangeEvent.SendFailed)) >= 3, TimeSpan.FromSeconds(30), CancellationToken.None);
        waiting.Status.ShouldBe(nameof(ExchangeStatus.Submitted));

        await bus.StartAsync(CancellationToken.None);
        var delivered = await host.Client.FollowAsync(exchange, e => e.Verdict is not null, TimeSpan.FromSeconds(30), CancellationToken.None);
        (delivered.Status, delivered.Verdict).ShouldBe((nameof(ExchangeStatus.Delivered), "accepted"));
        var events = delivered.Timeline.Select(t => t.Event).ToList();
        events[0].ShouldBe(nameof(ExchangeEvent.Submitted));
        events.Count(e => e == nameof(ExchangeEvent.SendFailed)).ShouldBeGreaterThanOrEqualTo(3);
        events.ShouldContain(nameof(ExchangeEvent.Sent));
        events[^1].ShouldBe(nameof(ExchangeEvent.ReceiptAccepted));
    }
}
