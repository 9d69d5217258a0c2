using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Receive;
using FormExchange.Exchanges.Tracking;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Storage;

/// <summary>A stranger may write anything beside his message. What no database takes as a key must not become an exception at each redelivery.</summary>
public abstract partial class StorageConformance
{
    public static TheoryData<string, string> NoKeys() => new()
    {
        { "a NUL", "id\0" },
        { "a line feed", "id\n" },
        { "half a surrogate pair", "id\ud800" },
        { "more than an index takes", string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i * 7919 % 10007:x4}")) },
    };

    [Theory]
    [MemberData(nameof(NoKeys), DisableDiscoveryEnumeration = true)]
    public async Task A_message_whose_ids_are_none_is_taken_and_leaves_nothing(string what, string id)
    {
        var taker = new TakeDelivery(Store, new ManualTime(Certificates.Morning), new ExchangeOptions());
        var part = new TransportMessage("LU:B", Owner, MessageKind.Part, "envelope", new byte[17], Seal: "seal");
        var before = await EverythingAsync();

        await taker.TakeAsync(part with { From = id }, Stop);
        await taker.TakeAsync(part with { EnvelopeId = id }, Stop);
        await taker.TakeAsync(part with { Seal = id }, Stop);
        await taker.TakeAsync(part with { To = id }, Stop);
        await taker.TakeAsync(part with { To = id, Kind = MessageKind.Envelope }, Stop);

        (await EverythingAsync()).ShouldBe(before, what);
    }

    [Theory]
    [MemberData(nameof(NoKeys), DisableDiscoveryEnumeration = true)]
    public async Task What_a_stranger_writes_beside_an_envelope_does_not_keep_it_from_being_stored(string what, string id)
    {
        var taker = new TakeDelivery(Store, new ManualTime(Certificates.Morning), new ExchangeOptions());

        await taker.TakeAsync(new TransportMessage(id, Owner, MessageKind.Envelope, id, new byte[] { 1 }), Stop);

        (await RowsAsync<InboxEntry>()).Single().State.ShouldBe(InboxState.Waiting, what);
    }

    [Theory]
    [MemberData(nameof(NoKeys), DisableDiscoveryEnumeration = true)]
    public async Task Nothing_is_found_under_an_id_that_is_none(string what, string id) =>
        (await new TrackExchanges(Store).FindAsync(id, Stop)).ShouldBeNull(what);

    [Fact]
    public async Task Text_of_every_script_comes_back_as_it_was_and_ids_sort_byte_by_byte()
    {
        var ids = new[] { "é", "a", "B", "ب", "𝄞", "a-b", "ab" };
        await CommitAsync(new Commit("test") { Added = [.. ids.Select(id => Some.Exchange(Owner, id))] });

        await using var db = Store.Read();
        db.Exchanges.OrderBy(e => e.Id).Select(e => e.Id).ToList().ShouldBe(["B", "a", "a-b", "ab", "é", "ب", "𝄞"]);
    }
}
