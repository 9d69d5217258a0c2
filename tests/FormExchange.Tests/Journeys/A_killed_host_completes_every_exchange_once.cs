using System.Collections.Concurrent;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Journeys;

/// <summary>A host dies as by kill -9 at each named place of the story, is started again, and both exchanges complete, once.</summary>
public sealed class A_killed_host_completes_every_exchange_once
{
    /// <summary>Places that no message of this story can lead to; where they are proved instead.</summary>
    private static readonly string[] Elsewhere =
    [
        FaultPoints.Quarantine, // nothing that a host of ours signed is quarantined: the Receive tests send what is
        FaultPoints.ClaimOutbox, // SQLite has one host, which claims nothing: Postgres_claims_tests, and the journeys on PostgreSQL
        FaultPoints.ClaimInbox,
    ];

    /// <summary>Places that come only after an earlier death: the first place kills once, the second one again.</summary>
    private static readonly Dictionary<string, string> AfterA = new()
    {
        [FaultPoints.NoteFailure] = FaultPoints.MarkSent + ".after",
        [FaultPoints.TakeAgain] = FaultPoints.Judge + ".after",
        [FaultPoints.AwaitParts] = FaultPoints.TakeDelivery + ".after",
    };

    [Fact]
    public async Task At_every_commit_point()
    {
        var places = FaultPoints.Names.Except(Elsewhere).SelectMany(n => new[] { n + ".before", n + ".after" }).Order().ToList();
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (place, _) =>
        {
            try
            {
                await DieAndGoOnAsync(place);
            }
            catch (Exception failed)
            {
                failures.Add($"{place}: {failed.Message}");
            }
        });
        failures.ShouldBeEmpty();
    }

    private static async Task DieAndGoOnAsync(string place)
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("data");
        var story = await ClaimAndDecision.WriteAsync(folder.Path);
        var name = place[..place.LastIndexOf('.')];
        if (AfterA.TryGetValue(name, out var first))
        {
            (await DieAtAsync(first, data, story)).ShouldBeTrue($"the story never came to {first}");
            if (name == FaultPoints.AwaitParts)
            {
                await LosePartsAsync(data);
            }
        }

        (await DieAtAsync(place, data, story)).ShouldBeTrue($"the story never came to {place}");
        await using (var host = HostProcess.Start(data))
        {
            using var client = await host.ReachAsync(data);
            await story.GoOnAsync(client!);
            await SettledAsync(data);
        }

        await BothSidesAgreeAsync(data);
    }

    private static async Task<bool> DieAtAsync(string place, string data, ClaimAndDecision story)
    {
        await using var host = HostProcess.Start(data, place);
        try
        {
            using var client = await host.ReachAsync(data);
            if (client is not null)
            {
                if (place.StartsWith(FaultPoints.DropParts, StringComparison.Ordinal))
                {
                    await story.SubmitWithAWrongFileAsync(client);
                }

                await story.GoOnAsync(client);
            }
        }
        catch (Exception died) when (died is HttpRequestException or IOException)
        {
            // The connection went with the host.
        }

        return await host.WasKilledAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>
    /// Files are awaited only where the envelope is judged before its last part has come: the bus has lost the parts, and the sender's next
    /// try is not due before the host has started.
    /// </summary>
    private static async Task LosePartsAsync(string data)
    {
        using var signals = new WorkSignals();
        using var store = new SqliteExchangeStore(Path.Combine(data, "exchanges.db"), signals, FaultPoints.None);
        await using var db = store.Read();
        await db.Parts.Where(p => !db.Attachments.Any(a => a.Owner == p.Owner && a.PartsKey == p.PartsKey)).ExecuteDeleteAsync();
        var later = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20);
        await db.Outbox.Where(o => o.State == OutboxState.Pending).ExecuteUpdateAsync(o => o.SetProperty(e => e.DueAt, later));
    }

    /// <summary>The last receipt may still be on its way when the sender has recorded it (its own mark): wait until nothing is to do.</summary>
    private static async Task SettledAsync(string data)
    {
        using var signals = new WorkSignals();
        using var store = new SqliteExchangeStore(Path.Combine(data, "exchanges.db"), signals, FaultPoints.None);
        for (var tries = 0; tries < 200; tries++)
        {
            await using var db = store.Read();
            if (!await db.Outbox.AnyAsync(o => o.State != OutboxState.Done)
                && !await db.Inbox.AnyAsync(i => i.State == InboxState.Waiting || i.State == InboxState.AwaitingParts))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static async Task BothSidesAgreeAsync(string data)
    {
        using var signals = new WorkSignals();
        using var store = new SqliteExchangeStore(Path.Combine(data, "exchanges.db"), signals, FaultPoints.None);
        await using var db = store.Read();
        var exchanges = await db.Exchanges.ToListAsync();
        exchanges.Count.ShouldBe(4, "a claim and a decision, each as its sender and as its receiver sees it");
        foreach (var pair in exchanges.GroupBy(e => e.EnvelopeId))
        {
            pair.Select(e => e.Direction).ShouldBe([Direction.Outgoing, Direction.Incoming], ignoreOrder: true);
            pair.Select(e => (e.EnvelopeDigest, e.DocumentDigest, e.SignedDigest)).Distinct().Count().ShouldBe(1);
            pair.ShouldAllBe(e => e.Verdict == Verdict.Accepted);
        }

        (await db.Outbox.Where(o => o.State != OutboxState.Done).ToListAsync()).ShouldBeEmpty();
        (await db.Inbox.Where(i => i.State != InboxState.Judged).ToListAsync()).ShouldBeEmpty();
        (await db.AcceptanceKeys.CountAsync()).ShouldBe(2);
        var effects = await db.Journal.Where(j => j.Event == ExchangeEvent.Submitted || j.Event == ExchangeEvent.Accepted
            || j.Event == ExchangeEvent.ReceiptAccepted || j.Event == ExchangeEvent.AnswerReceived || j.Event == ExchangeEvent.AnswerSubmitted).ToListAsync();
        effects.GroupBy(j => (j.Owner, j.ExchangeId, j.Event)).ShouldAllBe(g => g.Count() == 1, "nothing takes effect twice");
        effects.Count.ShouldBe(8);
    }
}
