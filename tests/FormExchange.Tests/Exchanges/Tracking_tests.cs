using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>Where an exchange stands and how it got there, for those who ask by whatever id they have.</summary>
public sealed class Tracking_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task An_exchange_is_found_by_its_id_and_by_its_envelopes_id_on_either_side()
    {
        var sent = await SendClaimAsync();
        await SettleAsync();
        var received = (await Fund.RowsAsync<Exchange>()).Single();

        (await Fund.FindAsync(sent.EnvelopeId)).Id.ShouldBe(received.Id);
        (await Fund.FindAsync(received.Id)).ShouldSatisfyAllConditions(
            e => e.Direction.ShouldBe("Incoming"), e => e.From.ShouldBe(Certificates.Oujda), e => e.To.ShouldBe(Certificates.Cnap), e => e.Verdict.ShouldBe("accepted"));
        (await Fund.Track.FindAsync("no such id", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Where_both_sides_live_in_one_store_the_senders_side_is_shown_first()
    {
        await Agency.Store.CommitAsync(
            new Commit("test")
            {
                Added =
                [
                    Some.Exchange("LU:B", "1") with { Direction = Direction.Incoming, EnvelopeId = "e" }, Some.Exchange("MA:A", "2") with { EnvelopeId = "e" },
                ],
            },
            Stop);

        (await Agency.FindAsync("e")).Institution.ShouldBe("MA:A");
        (await Agency.FindAsync("1")).Institution.ShouldBe("LU:B");
    }

    [Fact]
    public async Task An_arrival_that_waits_is_found_and_nothing_of_it_is_believed()
    {
        await SendClaimAsync();
        await Bus.DeliverAsync();

        var arrival = await Fund.FindAsync((await Fund.RowsAsync<InboxEntry>()).Single().Id);

        (arrival.Status, arrival.From, arrival.Form, arrival.EnvelopeId, arrival.Verdict).ShouldBe(("Arrived", "", "", "", null));
        arrival.Timeline.Select(t => t.Event).ShouldBe(["Arrived"]);
    }

    [Fact]
    public async Task The_list_shows_an_institutions_own_the_newest_first()
    {
        for (var number = 0; number < 5; number++)
        {
            await Agency.SubmitAsync(Filled.Claim(number));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var list = await Agency.Track.ListAsync(Certificates.Oujda, 3, Stop);

        list.Select(e => e.CreatedAt).ShouldBe(new[] { 4, 3, 2 }.Select(s => Certificates.Morning.AddSeconds(s)));
        (await Agency.Track.ListAsync(Certificates.Cnap, 3, Stop)).ShouldBeEmpty();
    }
}
