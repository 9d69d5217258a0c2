using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Submit;
using FormExchange.Forms;
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
    public async Task Files_that_came_long_before_their_document_are_not_swept_while_it_waits_to_be_judged()
    {
        await SendClaimAsync();
        var sent = Bus.TakeOut();
        foreach (var part in sent.Where(message => message.Kind == MessageKind.Part))
        {
            await Bus.HandOverAsync(part);
        }

        Time.Advance(TimeSpan.FromDays(2));
        await Bus.HandOverAsync(sent.Single(message => message.Kind == MessageKind.Envelope));
        (await Fund.Sweep.SweepAsync(Time.GetUtcNow() - TimeSpan.FromDays(1), Stop)).ShouldBe(0);
        await Fund.Judge.RunOnceAsync(Stop);

        (await Fund.RowsAsync<InboxEntry>()).Single().State.ShouldBe(InboxState.Judged);
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

    [Theory]
    [InlineData(250, 30, 200)]
    [InlineData(3, 200_000, 2)]
    public async Task No_more_is_held_back_than_one_part_holds_nor_more_than_a_hundred_files(int files, int length, int stored)
    {
        var staged = new StagedFiles(Certificates.Oujda);
        for (var i = 0; i < files; i++)
        {
            var wanted = new AttachmentReference($"f{i}", "LifeCertificate", "f.pdf", "application/pdf", length, new string('0', 64), false, "fr", "/");
            (await Agency.Stage.StageAsync(staged, wanted, new MemoryStream(Filled.Bytes(length)), Stop)).ShouldBeNull();
        }

        (await Agency.RowsAsync<AttachmentPart>()).Count.ShouldBe(stored);
        (staged.Held.Count, staged.Files.Count).ShouldBe((files - stored, files));

        await Agency.Stage.DropAsync(staged);
        (await Agency.RowsAsync<AttachmentPart>()).ShouldBeEmpty();
    }
}
