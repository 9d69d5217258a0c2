using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Several hosts of one institution work on one database: they share what there is to do, and what both do takes effect once.</summary>
public sealed class Hosts_on_one_database_tests(Certificates certificates) : IClassFixture<Certificates>, IAsyncDisposable
{
    private static readonly ExchangeOptions Options = new();
    private readonly PostgresDatabase _database = new();
    private readonly List<OneHost> _hosts = [];
    private readonly HeldBus _bus = new();
    private readonly ManualTime _time = new(Certificates.Morning);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_a_host_has_in_hand_others_neither_send_nor_wait_for_on_tiptoe()
    {
        var (slow, other) = (await HostAsync("slow"), await HostAsync("other"));
        var claim = await slow.SubmitAsync(Filled.Claim());
        await slow.Store.ClaimDueAsync(_time.GetUtcNow(), Options.Lease, 10, Stop);

        (await other.Dispatch.RunOnceAsync(Stop)).ShouldBe((0, null));
        _time.Advance(Options.Lease);
        (await other.Dispatch.RunOnceAsync(Stop)).Handled.ShouldBe(1);

        (await other.FindAsync(claim.Id)).Status.ShouldBe(nameof(ExchangeStatus.Sent));
    }

    [Fact]
    public async Task An_entry_that_somebody_is_just_taking_is_looked_at_again_after_a_pause()
    {
        var host = await HostAsync("host");
        await host.SubmitAsync(Filled.Claim());
        await using var somebody = await _database.ConnectAsync();
        await using var transaction = await somebody.BeginTransactionAsync(Stop);
        await using (var take = new Npgsql.NpgsqlCommand("SELECT * FROM outbox FOR UPDATE", somebody))
        {
            await take.ExecuteNonQueryAsync(Stop);
        }

        var (handled, next) = await host.Dispatch.RunOnceAsync(Stop);

        handled.ShouldBe(0);
        next.ShouldNotBeNull();
        next.Value.ShouldBeGreaterThan(_time.GetUtcNow());
    }

    [Fact]
    public async Task A_lease_that_runs_out_while_its_host_still_sends_leads_to_the_same_bytes_twice_and_to_nothing_else()
    {
        var (slow, other) = (await HostAsync("slow"), await HostAsync("other"));
        var claim = await slow.SubmitAsync(Filled.Claim());
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _bus.Meanwhile = async message =>
        {
            if (message.Kind == MessageKind.Envelope && !reached.Task.IsCompleted)
            {
                reached.SetResult();
                await goOn.Task;
            }
        };

        var sending = slow.Dispatch.RunOnceAsync(Stop);
        await reached.Task;
        _time.Advance(Options.Lease);
        (await other.Dispatch.RunOnceAsync(Stop)).Handled.ShouldBe(1);
        goOn.SetResult();
        (await sending).Handled.ShouldBe(1);

        _bus.Envelopes.Count().ShouldBe(2);
        _bus.Envelopes.Select(m => Digests.Sha256(m.Body.Span)).Distinct().Count().ShouldBe(1);
        var entry = (await slow.RowsAsync<OutboxEntry>()).Single();
        (entry.State, entry.Attempts, entry.LeasedBy).ShouldBe((OutboxState.AwaitingReceipt, 1, null));
        (await slow.TimelineAsync(claim.Id)).Count(e => e == nameof(ExchangeEvent.Sent)).ShouldBe(1);
    }

    [Fact]
    public async Task Three_hosts_that_judge_at_once_judge_each_arrival_once_and_none_twice()
    {
        using var agency = new OneHost(certificates, _bus, _time);
        await agency.Store.PrepareAsync(Stop);
        var hosts = new[] { await HostAsync("first"), await HostAsync("second"), await HostAsync("third") };
        _bus.Serve(Certificates.Cnap, hosts[0].Taker);
        for (var number = 0; number < 40; number++)
        {
            await agency.SubmitAsync(Filled.Claim(number));
        }

        while ((await agency.Dispatch.RunOnceAsync(Stop)).Handled > 0)
        {
        }

        await _bus.DeliverAsync();
        var moved = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Judge.RunOnceAsync(Stop), Stop)));

        moved.Sum().ShouldBe(40, "an arrival that two hosts judge is counted by both");
        (await hosts[0].RowsAsync<InboxEntry>()).ShouldAllBe(i => i.State == InboxState.Judged && i.LeasedBy == null);
        (await hosts[0].RowsAsync<Exchange>()).Count(e => e.Verdict == Verdict.Accepted).ShouldBe(40);
        (await hosts[0].RowsAsync<JournalEntry>()).Count(j => j.Event == ExchangeEvent.Accepted).ShouldBe(40);
        hosts.ShouldAllBe(host => host.Log.All.Count == 0);
    }

    [Fact]
    public async Task What_another_host_judges_at_the_moment_is_left_to_it_until_its_lease_runs_out()
    {
        var (one, other) = (await HostAsync("one"), await HostAsync("other"));
        var message = new TransportMessage(Certificates.Oujda, Certificates.Cnap, MessageKind.Envelope, "id", "no envelope"u8.ToArray());
        await one.Taker.TakeAsync(message, Stop);
        await one.Store.ClaimArrivalsAsync(await one.RowsAsync<InboxEntry>(), _time.GetUtcNow(), Options.Lease, Stop);

        (await other.Judge.RunOnceAsync(Stop)).ShouldBe(0);
        _time.Advance(Options.Lease);
        (await other.Judge.RunOnceAsync(Stop)).ShouldBe(1);

        (await one.RowsAsync<InboxEntry>()).Single().State.ShouldBe(InboxState.Quarantined);
    }

    private async Task<OneHost> HostAsync(string holder)
    {
        var host = new OneHost(certificates, _bus, _time, Options, store: await _database.OpenHostAsync(holder, _time));
        _hosts.Add(host);
        return host;
    }
}
