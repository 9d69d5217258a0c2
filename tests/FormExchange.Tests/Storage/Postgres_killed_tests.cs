using System.Collections.Concurrent;
using FormExchange.Exchanges.Data;
using FormExchange.Storage.Postgres;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using FormExchange.Tests.Support.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>The server dies as by kill -9 while commits are under way.</summary>
public sealed class Postgres_killed_tests
{
    private const string Owner = "MA:A";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_reported_as_committed_is_there_nothing_is_there_by_half_and_the_same_store_goes_on_after_the_restart()
    {
        await using var server = await PostgresServer.StartPrivateAsync();
        using var signals = new WorkSignals();
        using var store = PostgresDatabase.Store(await server.NewDatabaseAsync(), "host", signals, FaultPoints.None, TimeProvider.System);
        (await store.PrepareAsync(Stop)).ShouldBeNull();
        var reported = new ConcurrentBag<string>();

        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteUntilItFailsAsync(store, writer, reported), Stop)).ToList();
        await Until.TrueAsync(() => reported.Count > 100, "a hundred commits");
        await server.KillAsync();
        await Task.WhenAll(writers);
        (await store.IsReachableAsync(Stop)).ShouldBeFalse();
        await server.RestartAsync();
        await Until.TrueAsync(() => store.IsReachableAsync(Stop), "the store is reachable again");

        var whole = await WholeAsync(store);
        reported.Except(whole).ShouldBeEmpty("these were reported as committed");
        (await store.CommitAsync(Exchange("after"), Stop)).ShouldBe(CommitOutcome.Committed);
        (await WholeAsync(store)).Except(whole).ShouldBe(["after"]);
    }

    private static async Task WriteUntilItFailsAsync(PostgresExchangeStore store, int writer, ConcurrentBag<string> reported)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                (await store.CommitAsync(Exchange($"{writer}-{number}"), Stop)).ShouldBe(CommitOutcome.Committed);
                reported.Add($"{writer}-{number}");
            }
            catch (Exception away) when (away is not (OperationCanceledException or ShouldAssertException))
            {
                return;
            }
        }
    }

    private static Commit Exchange(string id) => new("test")
    {
        Added = [Some.Exchange(Owner, id), Some.Outbox(Owner, id, Certificates.Morning), new Body(Owner, id, new byte[4000]), Some.Inbox(Owner, id, id)],
        Journal = [Some.Entry(Owner, id)],
    };

    /// <summary>The ids in every table, which must be the same ones.</summary>
    private static async Task<IReadOnlyList<string>> WholeAsync(PostgresExchangeStore store)
    {
        await using var db = store.Read();
        var ids = await db.Exchanges.Select(e => e.Id).Order().ToListAsync(Stop);
        (await db.Outbox.Select(o => o.ExchangeId).Order().ToListAsync(Stop)).ShouldBe(ids);
        (await db.Inbox.Select(i => i.Id).Order().ToListAsync(Stop)).ShouldBe(ids);
        (await db.Bodies.Select(b => b.Digest).Order().ToListAsync(Stop)).ShouldBe(ids);
        (await db.Journal.Select(j => j.ExchangeId).Order().ToListAsync(Stop)).ShouldBe(ids);
        return ids;
    }
}
