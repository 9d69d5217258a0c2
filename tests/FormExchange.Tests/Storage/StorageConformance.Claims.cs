using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Receive;
using FormExchange.Tests.Exchanges;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Who works on an entry claims it; a host alone notices nothing of that.</summary>
public abstract partial class StorageConformance
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_claim_changes_nothing_but_who_has_the_entry()
    {
        var (due, arrival) = (Some.Outbox(Owner, "1", Certificates.Morning), Some.Inbox(Owner, "1", "d"));
        await CommitAsync(new Commit("test") { Added = [due, arrival] });

        var claimed = (await Store.ClaimDueAsync(Certificates.Morning, Lease, 10, Stop)).Single();
        var mine = (await Store.ClaimArrivalsAsync([arrival], Certificates.Morning, Lease, Stop)).Single();

        (claimed with { LeasedBy = null, LeasedUntil = null }).ShouldBe(due);
        (mine with { LeasedBy = null, LeasedUntil = null }).ShouldBe(arrival);
        (await RowsAsync<OutboxEntry>()).Single().ShouldBe(claimed);
        (await RowsAsync<InboxEntry>()).Single().ShouldBe(mine);
    }

    [Fact]
    public async Task What_a_host_claimed_and_did_not_finish_it_is_given_again()
    {
        var arrival = Some.Inbox(Owner, "1", "d");
        await CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Certificates.Morning), arrival] });

        for (var time = 0; time < 2; time++)
        {
            (await ClaimAsync(Certificates.Morning, 10)).ShouldBe(["1"]);
            (await Store.ClaimArrivalsAsync([arrival], Certificates.Morning, Lease, Stop)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_commit_that_changes_an_entry_ends_its_lease()
    {
        var arrival = Some.Inbox(Owner, "1", "d");
        await CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Certificates.Morning), arrival] });
        var claimed = (await Store.ClaimDueAsync(Certificates.Morning, Lease, 10, Stop)).Single() with { LeasedBy = "somebody", LeasedUntil = Certificates.Morning };
        var mine = (await Store.ClaimArrivalsAsync([arrival], Certificates.Morning, Lease, Stop)).Single() with { LeasedBy = "somebody", LeasedUntil = Certificates.Morning };

        (await CommitAsync(new Commit("test") { Changed = [claimed with { Version = 1 }, mine with { Version = 1 }] })).ShouldBe(CommitOutcome.Committed);

        (await RowsAsync<OutboxEntry>()).Single().ShouldBe(Some.Outbox(Owner, "1", Certificates.Morning) with { Version = 1 });
        (await RowsAsync<InboxEntry>()).Single().ShouldBe(arrival with { Version = 1 });
    }

    [Fact]
    public async Task Of_arrivals_those_that_still_wait_are_claimed_in_the_order_in_which_they_were_named()
    {
        var wanted = new[]
        {
            Some.Inbox(Owner, "3", "c"), Some.Inbox(Owner, "1", "a") with { State = InboxState.AwaitingParts }, Some.Inbox(Owner, "judged", "b"),
            Some.Inbox(Another, "2", "d"), Some.Inbox(Owner, "not there", "e"), Some.Inbox(Owner, "2", "f"),
        };
        await CommitAsync(new Commit("test")
        {
            Added = [wanted[0], wanted[1], wanted[2] with { State = InboxState.Judged }, wanted[3], Some.Inbox(Owner, "not named", "x")],
        });

        (await Store.ClaimArrivalsAsync(wanted, Certificates.Morning, Lease, Stop)).Select(i => (i.Owner, i.Id))
            .ShouldBe([(Owner, "3"), (Owner, "1"), (Another, "2")]);
        (await Store.ClaimArrivalsAsync([], Certificates.Morning, Lease, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task However_many_arrivals_wait_each_is_met_once_the_oldest_first_and_those_without_their_parts_are_left_out()
    {
        var arrivals = Enumerable.Range(0, 150).Select(i => Some.Inbox(i % 2 == 0 ? Owner : Another, $"{i:000}", $"{i}") with
        {
            ArrivedAt = Certificates.Morning.AddSeconds(i / 100),
            State = i % 3 == 0 ? InboxState.AwaitingParts : InboxState.Waiting,
            PartsOf = i % 3 == 0 ? $"sender/{i}" : null,
            AwaitedParts = i % 3 == 0 ? 3 : 0,
        }).ToList();
        var complete = new[] { 0, 3, 147 };
        await CommitAsync(new Commit("test")
        {
            Added =
            [
                .. arrivals, Some.Part(Another, "sender/6/0", 0, 1), Some.Part(Another, "sender/6/0", 1, 1), Some.Part(Another, "sender/6/1", 0, 1),
                Some.Part(Owner, "sender/12/0", 0, 1), Some.Part(Owner, "sender/12/1", 0, 1), Some.Part(Owner, "sender/120/1", 1, 1), Some.Part(Owner, "sender/1", 2, 1),
                .. complete.SelectMany(i => new[] { "0", "0", "1" }.Select((file, n) => Some.Part(arrivals[i].Owner, $"sender/{i}/{file}", n, 1))),
            ],
        });

        var met = new List<string>();
        var walk = new WaitingArrivals(Store, Certificates.Morning);
        while (await walk.NextAsync(Stop) is { } page)
        {
            met.AddRange(page.Select(i => i.Id));
        }

        met.ShouldBe(Enumerable.Range(0, 150).Where(i => i % 3 != 0 || complete.Contains(i)).Select(i => $"{i:000}"));
    }

    [Fact]
    public async Task A_store_that_is_there_can_be_reached() => (await Store.IsReachableAsync(Stop)).ShouldBeTrue();
}
