using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Exchanges;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Many at once, callers that go away, and processes that end: all of a commit or nothing.</summary>
public abstract partial class StorageConformance
{
    [Fact]
    public async Task Of_many_commits_at_once_on_one_row_each_version_is_written_once()
    {
        var exchange = Some.Exchange(Owner, "1");
        await CommitAsync(new Commit("test") { Added = [exchange] });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(task => Task.Run(
            () => CommitAsync(new Commit("test") { Changed = [exchange with { Version = 1 }], Journal = [Some.Entry(Owner, "1", $"{task}")] }), Stop)));

        outcomes.Count(o => o == CommitOutcome.Committed).ShouldBe(1);
        outcomes.Count(o => o == CommitOutcome.Conflict).ShouldBe(15);
        (await RowsAsync<JournalEntry>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_commits_at_once_beside_many_readers_are_all_stored()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(task => Task.Run(
            async () =>
            {
                (await CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, $"{task}")], Journal = [Some.Entry(Owner, $"{task}")] })).ShouldBe(CommitOutcome.Committed);
                (await RowsAsync<Exchange>()).ShouldContain(e => e.Id == $"{task}");
            },
            Stop)));

        (await RowsAsync<JournalEntry>()).Select(j => j.Number).Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task A_caller_that_went_away_before_writes_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            () => Store.CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, "1")] }, new CancellationToken(canceled: true)));

        (await RowsAsync<Exchange>()).ShouldBeEmpty();
        (await CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, "1")] })).ShouldBe(CommitOutcome.Committed);
    }

    [Theory]
    [InlineData(FaultPoints.Submit + ".before", 0)]
    [InlineData(FaultPoints.Submit + ".after", 1)]
    public async Task A_process_that_ends_at_an_armed_place_has_stored_nothing_or_all(string place, int rows)
    {
        Store = await Storage.OpenAsync(new FaultPoints(place, () => _places.Add(place + " " + CountNow())));

        await CommitAsync(new Commit(FaultPoints.Submit) { Added = [Some.Exchange(Owner, "1")] });
        await CommitAsync(new Commit(FaultPoints.Judge) { Added = [Some.Exchange(Owner, "2")] });

        _places.ShouldBe([$"{place} {rows}"]);
    }

    [Fact]
    public async Task Where_nothing_was_committed_the_place_after_is_not_reached()
    {
        await CommitAsync(new Commit(FaultPoints.Submit) { Added = [Some.Exchange(Owner, "1")] });
        Store = await Storage.OpenAsync(new FaultPoints(FaultPoints.Submit + ".after", () => _places.Add("after")));

        await CommitAsync(new Commit(FaultPoints.Submit) { Added = [Some.Exchange(Owner, "1")] });

        _places.ShouldBeEmpty();
    }
}
