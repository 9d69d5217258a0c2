using System.Collections.Concurrent;
using FormExchange.Exchanges.Data;
using FormExchange.Storage.Postgres;
using FormExchange.Tests.Exchanges;
using Npgsql;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Several hosts on one database: an entry is in one host's hand at a time, and in nobody's when that host is gone.</summary>
public sealed class Postgres_claims_tests : IAsyncDisposable
{
    private const string Owner = "MA:A";
    private static readonly DateTimeOffset Now = Certificates.Morning;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly PostgresDatabase _database = new();
    private readonly List<string> _places = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Of_many_claimers_at_once_no_two_are_given_the_same_entry_and_none_is_left()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => _database.OpenHostAsync($"host {n}")));
        var arrivals = Enumerable.Range(0, 300).Select(n => Some.Inbox(Owner, $"{n}", $"{n}")).ToList();
        await hosts[0].CommitAsync(new Commit("test") { Added = [.. arrivals, .. arrivals.Select(a => Some.Outbox(Owner, a.Id, Now))] }, Stop);
        var (sent, judged) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());

        await Task.WhenAll(hosts.Select(host => Task.Run(
            async () =>
            {
                foreach (var bunch in arrivals.Chunk(20))
                {
                    // Each host has one bunch of what is due in hand after the other, and finishes none.
                    foreach (var arrival in await host.ClaimArrivalsAsync(bunch, Now, Lease, Stop))
                    {
                        judged.Add(arrival.Id);
                    }
                }

                for (var due = await host.ClaimDueAsync(Now, Lease, 7, Stop); due.Count > 0; due = await host.ClaimDueAsync(Now, Lease, 7, Stop))
                {
                    foreach (var entry in due)
                    {
                        sent.Add(entry.ExchangeId);
                        (await host.CommitAsync(new Commit("test") { Changed = [entry with { State = OutboxState.Done, Version = 1 }] }, Stop)).ShouldBe(CommitOutcome.Committed);
                    }
                }
            },
            Stop)));

        judged.Order().ShouldBe(arrivals.Select(a => a.Id).Order());
        sent.Order().ShouldBe(arrivals.Select(a => a.Id).Order());
    }

    [Fact]
    public async Task No_other_host_is_given_a_claimed_entry_before_its_lease_has_run_out()
    {
        var (here, there) = await TwoHostsAsync();
        var arrival = Some.Inbox(Owner, "1", "d");
        await here.CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Now), arrival] }, Stop);
        (await CountAsync(here, arrival, Now)).ShouldBe((1, 1));

        (await CountAsync(there, arrival, Now)).ShouldBe((0, 0));
        (await CountAsync(there, arrival, Now + Lease - TimeSpan.FromTicks(1))).ShouldBe((0, 0));
        (await CountAsync(there, arrival, Now + Lease)).ShouldBe((1, 1));
        (await CountAsync(here, arrival, Now + Lease)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task After_a_commit_another_host_is_given_the_entry_at_once()
    {
        var (here, there) = await TwoHostsAsync();
        var arrival = Some.Inbox(Owner, "1", "d");
        await here.CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Now), arrival] }, Stop);
        var due = (await here.ClaimDueAsync(Now, Lease, 10, Stop)).Single();
        var mine = (await here.ClaimArrivalsAsync([arrival], Now, Lease, Stop)).Single();

        await here.CommitAsync(new Commit("test") { Changed = [due with { Version = 1 }, mine with { Version = 1, State = InboxState.AwaitingParts }] }, Stop);

        (await CountAsync(there, arrival, Now)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Entries_that_another_transaction_is_changing_are_passed_over_and_not_waited_for()
    {
        var (here, _) = await TwoHostsAsync();
        var arrivals = new[] { Some.Inbox(Owner, "1", "1"), Some.Inbox(Owner, "2", "2") };
        await here.CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Now), Some.Outbox(Owner, "2", Now), .. arrivals] }, Stop);
        await using var other = await _database.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(Stop);
        await using var change = new NpgsqlCommand(
            "UPDATE outbox SET \"Version\" = 9 WHERE \"ExchangeId\" = '1'; UPDATE inbox SET \"Version\" = 9 WHERE \"Id\" = '1'", other);
        await change.ExecuteNonQueryAsync(Stop);

        (await here.ClaimDueAsync(Now, Lease, 1, Stop)).Select(o => o.ExchangeId).ShouldBe(["2"]);
        (await here.ClaimArrivalsAsync(arrivals, Now, Lease, Stop)).Select(i => i.Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_host_that_starts_again_frees_what_it_had_and_nothing_of_others()
    {
        var (here, there) = await TwoHostsAsync();
        var third = await _database.OpenHostAsync("third");
        var arrivals = new[] { Some.Inbox(Owner, "1", "1"), Some.Inbox(Owner, "2", "2") };
        await here.CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Now), Some.Outbox(Owner, "2", Now.AddSeconds(1)), .. arrivals] }, Stop);
        await CountAsync(here, arrivals[0], Now);
        await CountAsync(there, arrivals[1], Now.AddSeconds(1));

        await _database.OpenHostAsync("here");

        (await third.ClaimDueAsync(Now.AddSeconds(1), Lease, 10, Stop)).Select(o => o.ExchangeId).ShouldBe(["1"]);
        (await third.ClaimArrivalsAsync(arrivals, Now.AddSeconds(1), Lease, Stop)).Select(i => i.Id).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData(FaultPoints.ClaimOutbox + ".before", 0)]
    [InlineData(FaultPoints.ClaimOutbox + ".after", 1)]
    [InlineData(FaultPoints.ClaimInbox + ".before", 0)]
    [InlineData(FaultPoints.ClaimInbox + ".after", 1)]
    public async Task A_process_that_ends_around_a_claim_has_claimed_nothing_or_all(string place, int leases)
    {
        var host = await _database.OpenHostAsync("here", faults: new FaultPoints(place, () => _places.Add($"{place} {Leases()}")));
        var arrival = Some.Inbox(Owner, "1", "d");
        (await CountAsync(host, arrival, Now)).ShouldBe((0, 0));
        _places.ShouldBeEmpty("where there is nothing to claim, nothing is committed");
        await host.CommitAsync(new Commit("test") { Added = [Some.Outbox(Owner, "1", Now), arrival] }, Stop);

        await host.ClaimArrivalsAsync(place.StartsWith(FaultPoints.ClaimInbox, StringComparison.Ordinal) ? [arrival] : [], Now, Lease, Stop);
        await host.ClaimDueAsync(Now, Lease, place.StartsWith(FaultPoints.ClaimOutbox, StringComparison.Ordinal) ? 10 : 0, Stop);

        _places.ShouldBe([$"{place} {leases}"]);
    }

    private static async Task<(int Due, int Arrivals)> CountAsync(PostgresExchangeStore host, InboxEntry arrival, DateTimeOffset now) =>
        ((await host.ClaimDueAsync(now, Lease, 10, Stop)).Count, (await host.ClaimArrivalsAsync([arrival], now, Lease, Stop)).Count);

    private async Task<(PostgresExchangeStore Here, PostgresExchangeStore There)> TwoHostsAsync() =>
        (await _database.OpenHostAsync("here"), await _database.OpenHostAsync("there"));

    private long Leases()
    {
        using var connection = new NpgsqlConnection(_database.ConnectionString);
        connection.Open();
        using var count = new NpgsqlCommand("SELECT (SELECT count(*) FROM outbox WHERE \"LeasedBy\" = 'here') + (SELECT count(*) FROM inbox WHERE \"LeasedBy\" = 'here')", connection);
        return (long)count.ExecuteScalar()!;
    }
}
