using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Receive;
using FormExchange.Tests.Support;
using FormExchange.Trust;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A receipt only when all files are there and are what the signed envelope says, whatever the bus did to their parts.</summary>
public sealed class Receive_parts_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    private const int Largest = AttachmentPart.Largest;

    /// <summary>Three parts and a bit, exactly two, and two small ones.</summary>
    private static readonly Filled Big = Filled.Claim()
        .WithFile("life-certificate", Filled.Bytes((3 * Largest) + 17)).WithFile("identity-card", Filled.Bytes(2 * Largest));

    [Theory]
    [InlineData("as sent")]
    [InlineData("parts first")]
    [InlineData("backwards")]
    [InlineData("each twice")]
    [InlineData("shuffled")]
    public async Task Parts_may_come_in_any_order_and_as_often_as_they_like(string order)
    {
        var sent = await SendClaimAsync(Big);
        Bus.Sent.Count(m => m.Kind == MessageKind.Part).ShouldBe(4 + 2 + 1 + 1);

        foreach (var message in Ordered(order, Bus.TakeOut()))
        {
            await Bus.HandOverAsync(message);
            await Fund.Judge.RunOnceAsync(Stop);
        }

        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Fact]
    public async Task Without_one_part_there_is_no_receipt_and_the_resend_heals_it()
    {
        var sent = await SendClaimAsync(Big);
        await Bus.DeliverAsync(held => held.Where(m => m.Kind == MessageKind.Envelope || m.Offset != Largest || m.Index != 2));
        await SettleAsync();

        (await OnlyArrivalAsync()).ShouldBe("AwaitingParts");
        (await Fund.RowsAsync<OutboxEntry>()).ShouldBeEmpty();
        (await Fund.RowsAsync<Exchange>()).ShouldBeEmpty();

        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("shortened")]
    [InlineData("lengthened")]
    [InlineData("swapped")]
    public async Task An_altered_part_is_told_in_the_journal_dropped_and_accepted_when_sent_again(string how)
    {
        var sent = await SendClaimAsync(Big);
        await Bus.DeliverAsync(held => held.Select(m => m is { Kind: MessageKind.Part, Index: 2, Offset: Largest } ? Damaged(m, how) : m));
        await Fund.Judge.RunOnceAsync(Stop);
        await Fund.Judge.RunOnceAsync(Stop);

        var arrival = (await Fund.RowsAsync<InboxEntry>()).Single();
        arrival.State.ShouldBe(InboxState.AwaitingParts);
        (await Fund.FindAsync(arrival.Id)).Timeline.Select(t => (t.Event, t.Detail)).ShouldContain(("AttachmentMismatch", "index 2"));
        (await Fund.RowsAsync<AttachmentPart>()).ShouldAllBe(p => !p.PartsKey.EndsWith("/2", StringComparison.Ordinal));
        (await Fund.RowsAsync<OutboxEntry>()).ShouldBeEmpty();

        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Fact]
    public async Task Parts_that_are_none_of_the_envelopes_do_not_have_it_judged_for_ever()
    {
        var sent = await SendClaimAsync(Big);
        var held = Bus.TakeOut();
        var missing = held.First(m => m is { Kind: MessageKind.Part, Index: 2, Offset: Largest });
        await Bus.DeliverAsync();
        foreach (var message in held.Where(m => m != missing).Append(missing with { Offset = 50L * Largest, Body = new byte[17] }))
        {
            await Bus.HandOverAsync(message);
        }

        for (var look = 0; look < 3; look++)
        {
            await Fund.Judge.RunOnceAsync(Stop);
        }

        (await new WaitingArrivals(Fund.Store, Time.GetUtcNow()).NextAsync(Stop)).ShouldBe([], "it would be verified and read at every look");
        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Fact]
    public async Task A_strangers_part_under_a_guessed_id_blocks_nobody()
    {
        var sent = await Agency.SubmitAsync(Big);
        var seal = (await Agency.RowsAsync<Seal>()).Single().Digest;
        byte[][] guesses = [[], Filled.Bytes(17), Filled.Bytes(TransportMessage.LargestPart)];
        foreach (var (guess, index) in guesses.Select((g, i) => (g, i)))
        {
            await Bus.HandOverAsync(new TransportMessage(Certificates.Oujda, Certificates.Cnap, MessageKind.Part, sent.EnvelopeId, guess, index, 0, seal));
            await Bus.HandOverAsync(new TransportMessage(Certificates.Oujda, Certificates.Cnap, MessageKind.Part, sent.EnvelopeId, guess, index, 50L * Largest, seal));
        }

        // Each file was begun wrongly. All of them are forgotten together, so that one resend heals them.
        await SettleAsync();
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("Sent");
        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Fact]
    public async Task A_file_that_has_its_receipt_is_not_touched_by_parts_that_come_later()
    {
        var sent = await SendClaimAsync(Big);
        await SettleAsync();
        var parts = await Fund.CountsAsync();

        foreach (var part in Bus.Sent.Where(m => m.Kind == MessageKind.Part))
        {
            await Bus.HandOverAsync(part with { Body = new byte[25] });
            await Bus.HandOverAsync(part with { Offset = part.Offset + 5 });
            await Bus.HandOverAsync(part with { Offset = part.Offset + (10L * Largest) });
        }

        (await Fund.CountsAsync()).ShouldBe(parts);
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Theory]
    [InlineData(-Largest, 17)]
    [InlineData(1, 17)]
    [InlineData(0, 0)]
    [InlineData(0, 16)]
    [InlineData(0, 65_552 + 16)]
    [InlineData(0, TransportMessage.LargestPart + 1)]
    [InlineData(100L * 1024 * 1024, 17)]
    [InlineData(long.MaxValue, 17)]
    [InlineData(long.MaxValue - Largest + 1, TransportMessage.LargestPart)]
    public async Task A_part_that_no_sender_of_ours_makes_is_not_kept(long offset, int length)
    {
        await Bus.HandOverAsync(new TransportMessage(
            Certificates.Oujda, Certificates.Cnap, MessageKind.Part, "11111111-1111-1111-1111-111111111111", new byte[length], 0, offset, new string('a', 64)));

        (await Fund.RowsAsync<AttachmentPart>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_spares_the_parts_that_an_envelope_awaits()
    {
        var sent = await SendClaimAsync(Big);
        await Bus.DeliverAsync(held => held.SkipLast(1));
        await Fund.Judge.RunOnceAsync(Stop);
        Time.Advance(TimeSpan.FromDays(2));

        (await Fund.Sweep.SweepAsync(Time.GetUtcNow(), Stop)).ShouldBe(0);
        await SettleAsync();
        (await Fund.Sweep.SweepAsync(Time.GetUtcNow().AddDays(9), Stop)).ShouldBe(0);

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        await ShouldHoldTheFilesOfAsync(Big);
    }

    [Fact]
    public async Task Files_that_do_not_come_in_thirty_days_are_given_up_with_the_parts_that_came()
    {
        await SendClaimAsync(Big);
        await Bus.DeliverAsync(held => held.SkipLast(1));
        await Fund.Judge.RunOnceAsync(Stop);
        Time.Advance(TimeSpan.FromDays(29));
        (await Fund.GiveUp.GiveUpAsync(Stop)).ShouldBe(0);
        Time.Advance(TimeSpan.FromDays(2));

        (await Fund.GiveUp.GiveUpAsync(Stop)).ShouldBe(1);

        (await OnlyArrivalAsync()).ShouldBe("Quarantined RECEIVE-PARTS-MISSING");
        (await Fund.Sweep.SweepAsync(Time.GetUtcNow().AddDays(-1), Stop)).ShouldBeGreaterThan(0);
        (await Fund.RowsAsync<AttachmentPart>()).ShouldBeEmpty();
        (await Fund.GiveUp.GiveUpAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task However_many_there_are_they_are_given_up_at_once()
    {
        var late = Enumerable.Range(0, 250).Select(number => Some.Inbox(Certificates.Cnap, $"{number}", $"{number}") with
        {
            State = InboxState.AwaitingParts, PartsOf = $"sender/{number}", AwaitedParts = 1, ArrivedAt = Time.GetUtcNow().AddDays(-31),
        });
        (await Fund.Store.CommitAsync(new Commit("test") { Added = [.. late] }, Stop)).ShouldBe(CommitOutcome.Committed);

        (await Fund.GiveUp.GiveUpAsync(Stop)).ShouldBe(250);
    }

    [Fact]
    public async Task Files_with_very_high_indexes_hold_up_nobody()
    {
        for (var number = 0; number < 4; number++)
        {
            var header = new EnvelopeHeader(
                Guid.NewGuid().ToString(), Certificates.Oujda, Certificates.Cnap, "LM15", "1", Time.GetUtcNow(), Guid.NewGuid().ToString(), null, null, Certificates.Oujda, null, null);
            EnvelopeAttachment[] files = [new(9999, "file-1", "one.pdf", "IdentityCard", false, "application/pdf", "fr", 10, new string('a', 64))];
            await HandToFundAsync(EnvelopeSigner.Sign(
                header, SignableDocument.Of("<any xmlns='urn:any'/>"u8.ToArray()).Document!, files, Certificates.Keys(Time).Find(Certificates.Oujda)!, Time.GetUtcNow()));
        }

        (await Fund.RowsAsync<InboxEntry>()).Select(entry => entry.State).ShouldBe(Enumerable.Repeat(InboxState.AwaitingParts, 4));
        var sent = await SendClaimAsync();
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task The_fund_keeps_its_own_copy_under_its_own_name()
    {
        await SendClaimAsync(Big);
        await SettleAsync();

        (await Fund.RowsAsync<AttachmentPart>()).ShouldAllBe(p => p.Owner == Certificates.Cnap);
        (await Agency.RowsAsync<AttachmentPart>()).ShouldAllBe(p => p.Owner == Certificates.Oujda);
        (await Fund.RowsAsync<Attachment>()).Select(a => (a.Index, a.Length, a.Digest))
            .ShouldBe((await Agency.RowsAsync<Attachment>()).Select(a => (a.Index, a.Length, a.Digest)));
    }

    private async Task ShouldHoldTheFilesOfAsync(Filled filled)
    {
        var files = (await Fund.FilesAsync()).ToDictionary(file => file.Key.AttachmentId, file => file.Value);
        files.Keys.Order().ShouldBe(filled.Files.Keys.Order());
        files.Select(f => (f.Key, Digests.Sha256(f.Value))).Order().ShouldBe(filled.Files.Select(f => (f.Key, Digests.Sha256(f.Value))).Order());
    }

    private static IEnumerable<TransportMessage> Ordered(string order, IReadOnlyList<TransportMessage> held) => order switch
    {
        "parts first" => held.OrderByDescending(m => m.Kind),
        "backwards" => held.Reverse(),
        "each twice" => held.SelectMany(m => new[] { m, m }),
        "shuffled" => held.OrderBy(m => Digests.Sha256(m.Body.Span)),
        _ => held,
    };

    private static TransportMessage Damaged(TransportMessage part, string how) => part with
    {
        Body = how switch
        {
            "altered" => (byte[])[(byte)(part.Body.Span[0] ^ 1), .. part.Body.Span[1..]],
            "shortened" => part.Body[..^1],
            "lengthened" => part.Body.Length == TransportMessage.LargestPart ? Filled.Bytes(TransportMessage.LargestPart) : (byte[])[.. part.Body.Span, 0],
            _ => Filled.Bytes(TransportMessage.LargestPart),
        },
    };
}
