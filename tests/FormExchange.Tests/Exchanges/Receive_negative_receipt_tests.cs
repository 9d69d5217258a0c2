using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Receive;
using FormExchange.Trust;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>Who sends bytes that cannot be used is told so: signed, once, opaquely, and not without limit.</summary>
public sealed class Receive_negative_receipt_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task A_form_that_the_fund_cannot_verify_is_a_dead_letter_with_its_cause_at_once()
    {
        var sent = await SendTooLateAsync();

        (await OnlyArrivalAsync()).ShouldBe("Quarantined SIG-TIME-OLD");
        await AnswerAsync();

        var exchange = await Agency.FindAsync(sent.Id);
        exchange.Status.ShouldBe("DeadLettered");
        exchange.Timeline[^1].ShouldSatisfyAllConditions(last => last.Event.ShouldBe("Rejected"), last => last.EtsiEvent.ShouldBe("RelayRejection"), last => last.Detail.ShouldBe("Unverified"));
        (await Agency.RowsAsync<OutboxEntry>()).Single().State.ShouldBe(OutboxState.Dead);
    }

    [Fact]
    public async Task A_receipt_that_comes_after_all_wins()
    {
        var sent = await SendClaimAsync();
        await Bus.HandOverAsync(await NegativeOfAsync(sent));
        await Agency.Judge.RunOnceAsync(Stop);
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("DeadLettered");

        await Bus.HandOverAsync(await ReceiptOfAsync(sent));
        await Agency.Judge.RunOnceAsync(Stop);

        (await Agency.FindAsync(sent.Id)).ShouldSatisfyAllConditions(found => found.Status.ShouldBe("Delivered"), found => found.Verdict.ShouldBe("accepted"));
    }

    [Fact]
    public async Task It_says_nothing_of_what_was_wrong()
    {
        await HandGarbageAsync("not XML");
        await HandGarbageAsync("<a/>");

        var answers = (await NegativeAsync()).Select(answer => answer with { ArrivalDigest = "", EnvelopeId = "" }).ToList();
        answers.Count.ShouldBe(2);
        answers[0].ShouldBe(answers[1]);
    }

    [Fact]
    public async Task Ten_in_a_minute_and_no_more_for_one_sender()
    {
        for (var number = 0; number < 15; number++)
        {
            await HandGarbageAsync($"garbage {number}");
        }

        (await NegativeAsync()).Count.ShouldBe(10);
        Time.Advance(TimeSpan.FromMinutes(1));
        await HandGarbageAsync("more garbage");
        (await NegativeAsync()).Count.ShouldBe(11);
    }

    [Fact]
    public async Task The_same_bytes_again_are_not_answered_again()
    {
        for (var time = 0; time < 3; time++)
        {
            await HandGarbageAsync("garbage");
        }

        (await NegativeAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("LU:NOBODY")]
    public async Task Nobody_is_answered_whom_the_bus_does_not_vouch_for_or_the_directory_does_not_know(string from)
    {
        await HandGarbageAsync("garbage", from);

        (await Fund.RowsAsync<OutboxEntry>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receipts_are_not_answered()
    {
        var receipt = await ReceiptOfAsync(await SendClaimAsync());
        var broken = Encoding.UTF8.GetString(receipt.Body.Span).Replace("accepted", "refused", StringComparison.Ordinal);

        await Bus.HandOverAsync(receipt with { Body = Encoding.UTF8.GetBytes(broken) });
        await Agency.Judge.RunOnceAsync(Stop);

        (await Agency.RowsAsync<InboxEntry>()).Single().State.ShouldBe(InboxState.Quarantined);
        (await Agency.RowsAsync<OutboxEntry>()).ShouldAllBe(entry => entry.Kind == OutboxKind.Document);
    }

    [Fact]
    public async Task What_a_stranger_sent_under_our_envelopes_id_does_not_end_our_exchange()
    {
        var sent = await SendClaimAsync();
        await Bus.HandOverAsync(Bus.Envelopes.Single() with { Body = "garbage"u8.ToArray() });
        await Fund.Judge.RunOnceAsync(Stop);

        await SettleAsync();

        (await Agency.RowsAsync<InboxEntry>()).Count(entry => entry.RefusalCode == "RECEIVE-RECEIPT-DIGEST").ShouldBe(1);
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_form_whose_certificate_is_entered_too_late_is_judged_after_all_and_its_receipt_ends_the_dead_letter()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync();
        var entry = (await Fund.RowsAsync<InboxEntry>()).Single();
        var quarantined = entry with { State = InboxState.Quarantined, RefusalCode = "CERT-NOT-REGISTERED", Version = entry.Version + 1 };
        await Fund.Store.CommitAsync(new Commit(FaultPoints.Quarantine) { Changed = [quarantined] }, Stop);
        await Bus.HandOverAsync(await NegativeOfAsync(sent));
        await Agency.Judge.RunOnceAsync(Stop);
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("DeadLettered");

        (await new JudgeAgain(Fund.Store, Time).PutBackAsync(Stop)).ShouldBe(1);
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).ShouldSatisfyAllConditions(found => found.Status.ShouldBe("Delivered"), found => found.Verdict.ShouldBe("accepted"));
        (await new JudgeAgain(Fund.Store, Time).PutBackAsync(Stop)).ShouldBe(0);
    }

    /// <summary>A claim that comes to the fund when its signature is too old.</summary>
    private async Task<Exchange> SendTooLateAsync()
    {
        var sent = await SendClaimAsync();
        Time.Advance(TimeSpan.FromDays(31));
        await Bus.DeliverAsync();
        await Fund.Judge.RunOnceAsync(Stop);
        return sent;
    }

    private async Task AnswerAsync()
    {
        await Fund.Dispatch.RunOnceAsync(Stop);
        await Bus.DeliverAsync();
        await Agency.Judge.RunOnceAsync(Stop);
    }

    private async Task HandGarbageAsync(string text, string from = Certificates.Oujda)
    {
        await Bus.HandOverAsync(new TransportMessage(from, Certificates.Cnap, MessageKind.Envelope, Guid.CreateVersion7().ToString(), Encoding.UTF8.GetBytes(text)));
        await Fund.Judge.RunOnceAsync(Stop);
    }

    private async Task<IReadOnlyList<NegativeReceipt>> NegativeAsync()
    {
        var schemas = Certificates.Catalogue.Envelope;
        var verifier = new EnvelopeVerifier(schemas, Certificates.Directory);
        var bodies = (await Fund.RowsAsync<Body>()).ToDictionary(body => body.Digest, body => body.Bytes);
        return
        [
            .. (await Fund.RowsAsync<OutboxEntry>()).Where(entry => entry.Kind == OutboxKind.NegativeReceipt)
                .Select(entry => verifier.Verify(bodies[entry.BodyDigest], Certificates.Oujda, Time.GetUtcNow()).Envelope!)
                .Select(envelope => NegativeReceiptXml.Read(envelope.Payload, schemas)!),
        ];
    }

    private async Task<TransportMessage> NegativeOfAsync(Exchange sent, NegativeReason reason = NegativeReason.Unverified, string? digest = null)
    {
        var sealedDigest = digest ?? (await Agency.RowsAsync<Seal>()).MaxBy(s => s.Number)!.Digest;
        var now = Time.GetUtcNow();
        var receipt = new NegativeReceipt(sent.EnvelopeId, sent.Sender, sent.Receiver, reason, sealedDigest, now, now);
        var header = new EnvelopeHeader(
            Guid.CreateVersion7(now).ToString(), sent.Receiver, sent.Sender, EnvelopeHeader.NegativeReceiptType, "1", now, sent.CaseId, null, null, null, sent.EnvelopeId, null);
        var signed = EnvelopeSigner.Sign(header, NegativeReceiptXml.Write(receipt), [], Certificates.Keys(Time).Find(sent.Receiver)!, now);
        return new TransportMessage(sent.Receiver, sent.Sender, MessageKind.Envelope, signed.Header.EnvelopeId, signed.Bytes);
    }

    private async Task<TransportMessage> ReceiptOfAsync(Exchange sent)
    {
        var files = (await Agency.RowsAsync<Attachment>()).OrderBy(file => file.Index).Select(file => file.Digest).ToList();
        var signed = Receipts.Sign(Certificates, sent, files);
        return new TransportMessage(sent.Receiver, sent.Sender, MessageKind.Envelope, signed.Header.EnvelopeId, signed.Bytes);
    }
}
