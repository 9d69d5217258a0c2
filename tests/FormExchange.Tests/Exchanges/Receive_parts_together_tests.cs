using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Tests.Support;
using FormExchange.Trust;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>What is small costs no commit of its own, and nothing is lost by that.</summary>
public sealed class Receive_parts_together_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task Small_files_go_ahead_of_their_document_which_is_judged_at_the_first_look()
    {
        await SendClaimAsync();
        Bus.Sent.Select(message => message.Kind).ShouldBe([MessageKind.Part, MessageKind.Part, MessageKind.Part, MessageKind.Part, MessageKind.Envelope]);

        await Bus.DeliverAsync();
        (await Fund.Judge.RunOnceAsync(Stop)).ShouldBe(1);

        (await Fund.RowsAsync<InboxEntry>()).Single().State.ShouldBe(InboxState.Judged);
    }

    [Fact]
    public async Task Parts_of_one_moment_are_all_there_when_their_takers_return_the_repeated_and_the_known_among_them()
    {
        await SendClaimAsync();
        var parts = Bus.TakeOut().Where(message => message.Kind == MessageKind.Part).ToList();
        await Bus.HandOverAsync(parts[0]);

        await Task.WhenAll(Enumerable.Range(0, 12).SelectMany(_ => parts).Select(part => Task.Run(() => Bus.HandOverAsync(part), Stop)));

        (await Fund.RowsAsync<AttachmentPart>()).Select(part => part.PartsKey).ShouldBeUnique();
        (await Fund.RowsAsync<AttachmentPart>()).Count.ShouldBe(parts.Count);
    }

    [Fact]
    public async Task A_submission_of_small_files_that_is_refused_has_stored_none_of_them_and_needs_no_sweep()
    {
        var claim = Filled.Claim(7);
        var wrong = claim with { Files = claim.Files.ToDictionary(file => file.Key, file => file.Key == claim.Files.Keys.Last() ? Filled.Bytes(file.Value.Length) : file.Value, StringComparer.Ordinal) };
        var before = await Agency.CountsAsync();

        (await Agency.TrySubmitAsync(wrong)).Refusal!.Code.ShouldBe("ATTACHMENT-DIGEST");

        (await Agency.CountsAsync()).ShouldBe(before);
    }
}
