using FormExchange.Exchanges.Data;
using FormExchange.Tests.Exchanges;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>Parts of files: none that an exchange needs is lost, and no exchange is stored without them.</summary>
public abstract partial class StorageConformance
{
    [Fact]
    public async Task Dropped_parts_are_gone_and_no_other_is()
    {
        await CommitAsync(new Commit("test")
        {
            Added = [Some.Part(Owner, "k", 0, 1), Some.Part(Owner, "k", 1, 2), Some.Part(Owner, "k2", 0, 1), Some.Part(Another, "k", 0, 1)],
        });

        await CommitAsync(new Commit("test") { DroppedParts = [(Owner, "k"), (Owner, "not there")] });

        (await RowsAsync<AttachmentPart>()).Select(p => (p.Owner, p.PartsKey)).Order().ShouldBe([(Owner, "k2"), (Another, "k")]);
    }

    [Fact]
    public async Task Parts_that_an_exchange_refers_to_are_not_dropped()
    {
        await CommitAsync(new Commit("test")
        {
            Added = [Some.Part(Owner, "k", 0, 1), Some.Part(Another, "k", 0, 1), new Attachment(Owner, "1", 0, "a", 1, "d", "k")],
        });

        await CommitAsync(new Commit("test") { DroppedParts = [(Owner, "k"), (Another, "k")] });

        (await RowsAsync<AttachmentPart>()).Select(p => p.Owner).ShouldBe([Owner]);
    }

    [Fact]
    public async Task No_part_is_added_to_a_file_that_an_exchange_has()
    {
        await CommitAsync(new Commit("test") { Added = [Some.Part(Owner, "k", 0, 1), new Attachment(Owner, "1", 0, "a", 1, "d", "k")] });
        var before = await EverythingAsync();

        (await CommitAsync(new Commit("test") { Added = [Some.Part(Owner, "other", 0, 1), Some.Part(Owner, "k", 1, 1)] })).ShouldBe(CommitOutcome.Duplicate);

        (await EverythingAsync()).ShouldBe(before);
        (await CommitAsync(new Commit("test") { Added = [Some.Part(Another, "k", 1, 1)] })).ShouldBe(CommitOutcome.Committed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_file_whose_parts_do_not_stand_there_whole_is_a_conflict_and_leaves_nothing(int stored)
    {
        await CommitAsync(new Commit("test") { Added = [.. Enumerable.Range(0, stored).Select(offset => Some.Part(Owner, "k", offset, 1))] });
        var before = await EverythingAsync();

        (await CommitAsync(new Commit("test") { Added = [Some.Exchange(Owner, "1"), new Attachment(Owner, "1", 0, "a", 3, "d", "k")] })).ShouldBe(CommitOutcome.Conflict);

        (await EverythingAsync()).ShouldBe(before);
    }
}
