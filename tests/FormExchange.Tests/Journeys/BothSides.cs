using System.Security.Cryptography;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Journeys;

/// <summary>An exchange as one side holds it, with where it stands.</summary>
internal sealed record Held(Exchange Exchange, IExchangeStore Store);

/// <summary>What both sides must hold in the end, whatever died on the way: the same bytes, the same verdict, everything once.</summary>
internal static class BothSides
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly ExchangeEvent[] Once =
    [
        ExchangeEvent.Submitted, ExchangeEvent.Accepted, ExchangeEvent.Refused, ExchangeEvent.ReceiptAccepted, ExchangeEvent.ReceiptRefused,
        ExchangeEvent.AnswerReceived, ExchangeEvent.AnswerSubmitted,
    ];

    /// <summary>What is still to send, to receipt or to judge anywhere; null: nothing.</summary>
    public static async Task<string?> WorkLeftAsync(IEnumerable<IExchangeStore> stores)
    {
        var (toSend, toJudge) = (0, 0);
        foreach (var store in stores)
        {
            await using var db = store.Read();
            toSend += await db.Outbox.CountAsync(o => o.State == OutboxState.Pending || o.State == OutboxState.AwaitingReceipt);
            toJudge += await db.Inbox.CountAsync(i => i.State == InboxState.Waiting || i.State == InboxState.AwaitingParts);
        }

        return toSend + toJudge == 0 ? null : $"{toSend} to send or to receipt, {toJudge} to judge";
    }

    /// <summary>Waits until nothing is to do anywhere; fails with what is left.</summary>
    public static async Task SettleAsync(IReadOnlyList<IExchangeStore> stores, TimeSpan atMost)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await WorkLeftAsync(stores) is { } left)
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(atMost, "Still to do: " + left);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits as <see cref="SettleAsync"/>; nothing may be to do a minute after the last death, what people were at when it came included. Returns how long it took.</summary>
    public static async Task<TimeSpan> SettleSinceAsync(IReadOnlyList<IExchangeStore> stores, long lastDeath)
    {
        await SettleAsync(stores, Longest - TimeProvider.System.GetElapsedTime(lastDeath));
        var took = TimeProvider.System.GetElapsedTime(lastDeath);
        took.ShouldBeLessThan(Longest, "something was pending for longer");
        return took;
    }

    /// <summary>How often something happened, on all sides together.</summary>
    public static async Task<int> CountAsync(IEnumerable<IExchangeStore> stores, ExchangeEvent happened)
    {
        var count = 0;
        foreach (var store in stores)
        {
            await using var db = store.Read();
            count += await db.Journal.CountAsync(entry => entry.Event == happened);
        }

        return count;
    }

    /// <summary>
    /// Exactly the exchanges of <paramref name="accepted"/> stand on both sides, delivered and accepted, with equal digests that are computed
    /// anew from what is stored; nothing took effect twice, and no file is left that belongs to nothing.
    /// </summary>
    public static async Task AgreeAsync(IReadOnlyList<IExchangeStore> stores, IReadOnlyCollection<string> accepted, bool afterDeaths = true)
    {
        var held = new List<Held>();
        foreach (var store in stores)
        {
            await using var db = store.Read();
            held.AddRange((await db.Exchanges.ToListAsync()).Select(e => new Held(e, store)));
            await OnceAsync(db);
            if (afterDeaths)
            {
                await SweepAsync(store);
            }

            await NothingLeftOverAsync(db);
        }

        var sent = held.Where(h => h.Exchange.Direction == Direction.Outgoing).Select(h => h.Exchange.Id).ToHashSet();
        accepted.Except(sent).ShouldBeEmpty("accepted, and not stored");
        sent.Except(accepted).ShouldBeEmpty("stored, though nobody was told that it was accepted");
        held.Count.ShouldBe(2 * accepted.Count);
        await Parallel.ForEachAsync(held.GroupBy(h => h.Exchange.EnvelopeId), async (pair, _) =>
            await SameAsync(pair.Single(h => h.Exchange.Direction == Direction.Outgoing), pair.Single(h => h.Exchange.Direction == Direction.Incoming)));
    }

    /// <summary>What a death left of a submission that never came is found by the sweep that runs each hour, here without its day of grace.</summary>
    private static Task<int> SweepAsync(IExchangeStore store) =>
        new SweepParts(store).SweepAsync(TimeProvider.System.GetUtcNow().AddHours(1), TestContext.Current.CancellationToken);

    /// <summary>Each file that is stored belongs to an exchange.</summary>
    private static async Task NothingLeftOverAsync(ExchangeDbContext db)
    {
        var wanted = (await db.Attachments.Select(a => new { a.Owner, a.PartsKey }).ToListAsync()).ToHashSet();
        var stored = (await db.Parts.Select(p => new { p.Owner, p.PartsKey }).Distinct().ToListAsync()).ToHashSet();
        (wanted.Except(stored).Count(), stored.Except(wanted).Count()).ShouldBe((0, 0), "files without parts, and parts without a file");
    }

    private static async Task SameAsync(Held sent, Held received)
    {
        (sent.Exchange.Owner, received.Exchange.Owner).ShouldBe((received.Exchange.Sender, sent.Exchange.Receiver));
        (sent.Exchange.Verdict, received.Exchange.Verdict).ShouldBe((Verdict.Accepted, Verdict.Accepted));
        (received.Exchange.DocumentDigest, received.Exchange.SignedDigest, received.Exchange.SignatureDigest)
            .ShouldBe((sent.Exchange.DocumentDigest, sent.Exchange.SignedDigest, sent.Exchange.SignatureDigest));
        await using var ours = sent.Store.Read();
        await using var theirs = received.Store.Read();
        var digest = await DigestOfBodyAsync(ours, sent.Exchange);
        digest.ShouldBe(sent.Exchange.EnvelopeDigest);
        (await DigestOfBodyAsync(theirs, received.Exchange)).ShouldBe(digest);
        (await DigestsOfFilesAsync(theirs, received.Exchange)).ShouldBe(await DigestsOfFilesAsync(ours, sent.Exchange));
    }

    private static async Task OnceAsync(ExchangeDbContext db)
    {
        var effects = await db.Journal.Where(j => Once.Contains(j.Event))
            .GroupBy(j => new { j.Owner, j.ExchangeId, j.Event }).Select(g => new { g.Key.ExchangeId, g.Key.Event, Count = g.Count() })
            .ToListAsync();
        effects.Where(e => e.Count > 1).Select(e => $"{e.Event} of {e.ExchangeId}, {e.Count} times").ShouldBeEmpty("nothing takes effect twice");
    }

    private static async Task<string> DigestOfBodyAsync(ExchangeDbContext db, Exchange exchange) =>
        Digests.Sha256((await db.Bodies.SingleAsync(b => b.Owner == exchange.Owner && b.Digest == exchange.EnvelopeDigest)).Bytes);

    /// <summary>Index, length and SHA-256 of each file, computed anew from the stored parts and held against the row.</summary>
    private static async Task<List<(int, long, string)>> DigestsOfFilesAsync(ExchangeDbContext db, Exchange exchange)
    {
        var files = await db.Attachments.Where(a => a.Owner == exchange.Owner && a.ExchangeId == exchange.Id).OrderBy(a => a.Index).ToListAsync();
        var result = new List<(int, long, string)>();
        foreach (var file in files)
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            await foreach (var (offset, bytes) in FileContent.ReadAsync(db, file, CancellationToken.None))
            {
                offset.ShouldBe(length);
                digest.AppendData(bytes.Span);
                length += bytes.Length;
            }

            var computed = Convert.ToHexStringLower(digest.GetHashAndReset());
            (computed, length).ShouldBe((file.Digest, file.Length));
            result.Add((file.Index, length, computed));
        }

        return result;
    }
}
