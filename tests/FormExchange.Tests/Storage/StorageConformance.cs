using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Exchanges;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>What the life of an exchange asks of any store. No assertion names a provider.</summary>
public abstract partial class StorageConformance : IAsyncLifetime
{
    private const string Owner = "MA:A";
    private const string Another = "MA:B";

    private readonly List<string> _places = [];

    protected abstract IStorageUnderTest Storage { get; }

    protected IExchangeStore Store { get; set; } = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await Storage.OpenAsync(FaultPoints.None);

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_commit_stores_all_that_it_holds()
    {
        var exchange = Some.Exchange(Owner, "1") with { Verdict = Verdict.Refused, InReplyTo = "0", Procedure = "P" };
        var rows = new object[]
        {
            exchange, Some.Outbox(Owner, "1", Certificates.Morning), Some.Inbox(Owner, "2", "d"), new Body(Owner, "d", [1, 2, 3]),
            new Attachment(Owner, "1", 0, "a", 3, "d", "k"), Some.Part(Owner, "k", 0, 1, 2, 3), new SubmissionKey(Owner, "LU:B", "d", "1"),
            new AcceptanceKey(Owner, "LU:B", "e", "d", "1"),
        };

        (await CommitAsync(new Commit("test") { Added = rows, Journal = [Some.Entry(Owner, "1", "CODE")] })).ShouldBe(CommitOutcome.Committed);

        (await RowsAsync<Exchange>()).Single().ShouldBe(exchange);
        (await RowsAsync<OutboxEntry>()).Single().ShouldBe((OutboxEntry)rows[1]);
        (await RowsAsync<InboxEntry>()).Single().ShouldBe((InboxEntry)rows[2]);
        (await RowsAsync<Body>()).Single().Bytes.ShouldBe([1, 2, 3]);
        (await RowsAsync<Attachment>()).Single().ShouldBe((Attachment)rows[4]);
        (await RowsAsync<AttachmentPart>()).Single().Bytes.ShouldBe([1, 2, 3]);
        (await RowsAsync<SubmissionKey>()).Single().ShouldBe((SubmissionKey)rows[6]);
        (await RowsAsync<AcceptanceKey>()).Single().ShouldBe((AcceptanceKey)rows[7]);
        (await RowsAsync<JournalEntry>()).Single().Detail.ShouldBe("CODE");
    }

    public static TheoryData<string, object, object> TakenKeys() => new()
    {
        { "exchange", Some.Exchange(Owner, "1"), Some.Exchange(Owner, "1") },
        { "outbox", Some.Outbox(Owner, "1", Certificates.Morning), Some.Outbox(Owner, "1", Certificates.Morning.AddDays(1)) },
        { "inbox id", Some.Inbox(Owner, "1", "d"), Some.Inbox(Owner, "1", "e") },
        { "arrival", Some.Inbox(Owner, "1", "d"), Some.Inbox(Owner, "2", "d") },
        { "body", new Body(Owner, "d", [1]), new Body(Owner, "d", [1]) },
        { "attachment", new Attachment(Owner, "1", 0, "a", 0, "d", "k"), new Attachment(Owner, "1", 0, "b", 0, "e", "l") },
        { "part", Some.Part(Owner, "k", 0, 1), Some.Part(Owner, "k", 0, 2) },
        { "submission", new SubmissionKey(Owner, "LU:B", "d", "1"), new SubmissionKey(Owner, "LU:B", "d", "2") },
        { "acceptance", new AcceptanceKey(Owner, "LU:B", "e", "d", "1"), new AcceptanceKey(Owner, "LU:B", "e", "x", "2") },
    };

    [Theory]
    [MemberData(nameof(TakenKeys), DisableDiscoveryEnumeration = true)]
    public async Task A_taken_key_is_a_duplicate_and_leaves_nothing_of_its_commit(string key, object first, object second)
    {
        await CommitAsync(new Commit("test") { Added = [first], Journal = [Some.Entry(Owner, "1")] });
        await CommitAsync(new Commit("test") { Added = [Some.Part(Owner, "kept", 0, 1), Some.Exchange(Owner, "changed")] });
        var before = await EverythingAsync();

        var outcome = await CommitAsync(new Commit("test")
        {
            Added = [Some.Exchange(Owner, "new"), second, new Body(Owner, "new", [1])],
            Changed = [Some.Exchange(Owner, "changed") with { Version = 1, Status = ExchangeStatus.Sent }],
            Journal = [Some.Entry(Owner, "new")],
            DroppedParts = [(Owner, "kept")],
        });

        outcome.ShouldBe(CommitOutcome.Duplicate, key);
        (await EverythingAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_change_from_another_version_is_a_conflict_and_leaves_nothing_of_its_commit(int version)
    {
        await CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, "1") with { Version = 1 }, Some.Part(Owner, "kept", 0, 1)] });
        var before = await EverythingAsync();

        var outcome = await CommitAsync(new Commit("test")
        {
            Added = [new Body(Owner, "new", [1])],
            Changed = [Some.Exchange(Owner, "1") with { Version = version, Status = ExchangeStatus.Sent }],
            Journal = [Some.Entry(Owner, "1")],
            DroppedParts = [(Owner, "kept")],
        });

        outcome.ShouldBe(CommitOutcome.Conflict);
        (await EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_change_of_a_row_that_is_not_there_is_a_conflict()
    {
        var changes = new object[]
        {
            Some.Exchange(Owner, "1") with { Version = 1 }, Some.Outbox(Owner, "1", Certificates.Morning) with { Version = 1 }, Some.Inbox(Owner, "1", "d") with { Version = 1 },
        };
        foreach (var change in changes)
        {
            (await CommitAsync(new Commit("test") { Changed = [change] })).ShouldBe(CommitOutcome.Conflict);
        }
    }

    [Fact]
    public async Task A_change_from_the_version_that_is_stored_is_committed()
    {
        var exchange = Some.Exchange(Owner, "1");
        await CommitAsync(new Commit("test") { Added = [exchange] });
        for (var version = 1; version <= 3; version++)
        {
            (await CommitAsync(new Commit("test") { Changed = [exchange with { Version = version, Status = ExchangeStatus.Sent }] })).ShouldBe(CommitOutcome.Committed);
        }

        (await RowsAsync<Exchange>()).Single().ShouldBe(exchange with { Version = 3, Status = ExchangeStatus.Sent });
    }

    [Fact]
    public async Task Journal_numbers_grow_in_the_order_of_the_commits_and_within_one()
    {
        for (var commit = 0; commit < 5; commit++)
        {
            await CommitAsync(new Commit("test") { Journal = [.. Enumerable.Range(0, 4).Select(i => Some.Entry(i % 2 == 0 ? Owner : Another, "1", $"{(4 * commit) + i}"))] });
        }

        var entries = (await RowsAsync<JournalEntry>()).OrderBy(j => j.Number).ToList();
        entries.Select(j => j.Detail).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
        entries.Select(j => j.Number).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Rows_of_several_owners_with_the_same_ids_stand_apart()
    {
        foreach (var owner in new[] { Owner, Another })
        {
            (await CommitAsync(new Commit("test")
            {
                Added =
                [
                    Some.Exchange(owner, "1"), Some.Outbox(owner, "1", Certificates.Morning), Some.Inbox(owner, "1", "d"), new Body(owner, "d", [1]),
                    new Attachment(owner, "1", 0, "a", 1, "d", "k"), Some.Part(owner, "k", 0, 1), new SubmissionKey(owner, "LU:B", "d", "1"),
                    new AcceptanceKey(owner, "LU:B", "e", "d", "1"),
                ],
            })).ShouldBe(CommitOutcome.Committed);
        }

        await CommitAsync(new Commit("test") { Changed = [Some.Exchange(Owner, "1") with { Version = 1, Status = ExchangeStatus.Sent }] });

        (await RowsAsync<Exchange>()).Select(e => (e.Owner, e.Status)).Order().ShouldBe([(Owner, ExchangeStatus.Sent), (Another, ExchangeStatus.Submitted)]);
    }

    [Fact]
    public async Task Due_entries_are_claimed_the_oldest_first_up_to_the_limit_and_none_early()
    {
        var now = Certificates.Morning;
        await CommitAsync(new Commit("test")
        {
            Added =
            [
                Some.Outbox(Owner, "third", now), Some.Outbox(Another, "first", now.AddHours(-2), OutboxState.AwaitingReceipt), Some.Outbox(Owner, "second", now.AddHours(-1)),
                Some.Outbox(Owner, "early", now.AddTicks(1)), Some.Outbox(Owner, "done", now.AddHours(-3), OutboxState.Done),
                Some.Outbox(Owner, "dead", now.AddHours(-3), OutboxState.Dead),
            ],
        });

        (await ClaimAsync(now, 2)).ShouldBe(["first", "second"]);
        (await ClaimAsync(now.AddHours(1), 10)).ShouldNotContain("done");
        (await ClaimAsync(now.AddHours(-3), 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_committed_survives_reopening()
    {
        await CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, "1")], Journal = [Some.Entry(Owner, "1")] });
        var before = await EverythingAsync();

        Store = await Storage.OpenAsync(FaultPoints.None);

        (await EverythingAsync()).ShouldBe(before);
        await CommitAsync(new Commit("test") { Journal = [Some.Entry(Owner, "1")] });
        (await RowsAsync<JournalEntry>()).Select(j => j.Number).Distinct().Count().ShouldBe(2);
    }

    protected Task<CommitOutcome> CommitAsync(Commit commit) => Store.CommitAsync(commit, Stop);

    protected async Task<IReadOnlyList<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = Store.Read();
        return await db.Set<T>().ToListAsync(Stop);
    }

    private int CountNow()
    {
        using var db = Store.Read();
        return db.Exchanges.Count();
    }

    private async Task<IReadOnlyList<string>> ClaimAsync(DateTimeOffset now, int limit) =>
        [.. (await Store.ClaimDueAsync(now, TimeSpan.FromMinutes(1), limit, Stop)).Select(o => o.ExchangeId)];

    private async Task<string> EverythingAsync() => System.Text.Json.JsonSerializer.Serialize(new object[]
    {
        await RowsAsync<Exchange>(), await RowsAsync<OutboxEntry>(), await RowsAsync<InboxEntry>(), await RowsAsync<Body>(), await RowsAsync<Attachment>(),
        await RowsAsync<AttachmentPart>(), await RowsAsync<Seal>(), await RowsAsync<SubmissionKey>(), await RowsAsync<AcceptanceKey>(), await RowsAsync<JournalEntry>(),
    });
}
