using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A receipt counts only if it is the receiver's, for what we sent it, over what we sent: anything else is kept and changes nothing.</summary>
public sealed class Receive_receipt_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    private const string Other = "33333333-3333-3333-3333-333333333333";

    private static readonly string NoDigest = new('0', 64);

    public static TheoryData<string, Func<Receipt, Receipt>?, Func<EnvelopeHeader, EnvelopeHeader>?> FalseReceipts() => new()
    {
        { "RECEIVE-RECEIPT-UNKNOWN", null, h => h with { Sender = Certificates.Cns } },
        { "RECEIVE-RECEIPT-UNKNOWN", r => r with { Receiver = Certificates.Cns }, h => h with { Sender = Certificates.Cns } },
        { "RECEIVE-RECEIPT-UNKNOWN", null, h => h with { Sender = Certificates.Oujda } },
        { "RECEIVE-RECEIPT-UNKNOWN", r => r with { Receiver = Certificates.Cns }, null },
        { "RECEIVE-RECEIPT-UNKNOWN", r => r with { Sender = Certificates.Cns }, null },
        { "RECEIVE-RECEIPT-UNKNOWN", r => r with { EnvelopeId = Other }, h => h with { InReplyTo = Other } },
        { "RECEIVE-RECEIPT-UNKNOWN", r => r with { EnvelopeId = Other }, null },
        { "RECEIVE-RECEIPT-UNKNOWN", null, h => h with { InReplyTo = null } },
        { "RECEIVE-RECEIPT-DIGEST", r => r with { SignedDigest = NoDigest }, null },
        { "RECEIVE-RECEIPT-DIGEST", r => r with { DocumentDigest = NoDigest }, null },
        { "RECEIVE-RECEIPT-DIGEST", r => r with { SignatureDigest = NoDigest }, null },
        { "RECEIVE-RECEIPT-DIGEST", r => r with { AttachmentDigests = [] }, null },
        { "RECEIVE-RECEIPT-DIGEST", r => r with { AttachmentDigests = [.. r.AttachmentDigests.Reverse()] }, null },
        { "RECEIVE-RECEIPT-DIGEST", r => r with { AttachmentDigests = [.. r.AttachmentDigests, NoDigest] }, null },
        { "RECEIVE-RECEIPT-UNREADABLE", r => r with { Event = ReceiptEvent.ConsignmentRejection }, null },
        { "RECEIVE-RECEIPT-UNREADABLE", r => r with { Accepted = false }, null },
        { "ENV-RECEIVER", null, h => h with { Receiver = Certificates.Cns } },
    };

    [Theory]
    [MemberData(nameof(FalseReceipts), DisableDiscoveryEnumeration = true)]
    public async Task A_false_receipt_is_quarantined_and_the_exchange_untouched(
        string code, Func<Receipt, Receipt>? change, Func<EnvelopeHeader, EnvelopeHeader>? header)
    {
        var sent = await SendClaimAsync();
        var before = (await Agency.RowsAsync<Exchange>()).Single();

        await ReceiveAsync(Receipts.Sign(Certificates, sent, await FilesAsync(), change, header));

        await ShouldHaveQuarantinedAsync(code, before);
        await SettleAsync();
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_second_receipt_that_says_the_contrary_is_quarantined_and_the_first_stands()
    {
        var sent = await SendClaimAsync();
        await SettleAsync();
        var before = (await Agency.RowsAsync<Exchange>()).Single();

        await ReceiveAsync(Receipts.Sign(
            Certificates, sent, await FilesAsync(), r => r with { Accepted = false, Event = ReceiptEvent.ConsignmentRejection }));

        (await Agency.RowsAsync<InboxEntry>()).Single(i => i.State == InboxState.Quarantined).RefusalCode.ShouldBe("RECEIVE-RECEIPT-CONTRADICTS");
        (await Agency.RowsAsync<Exchange>()).Single().ShouldBe(before);
    }

    [Theory]
    [InlineData("<Receipt xmlns='urn:formexchange:receipt:1'/>", "RECEIVE-RECEIPT-UNREADABLE")]
    [InlineData("<Receipt xmlns='urn:formexchange:receipt:1'><EnvelopeId>Exemple Nom</EnvelopeId></Receipt>", "RECEIVE-RECEIPT-UNREADABLE")]
    [InlineData("<Autre xmlns='urn:formexchange:receipt:1'/>", "ENV-TYPE")]
    [InlineData("<Claim xmlns='urn:formexchange:ma-lu:LM15:1'/>", "ENV-TYPE")]
    public async Task A_receipt_that_cannot_be_read_is_quarantined(string payload, string code)
    {
        var sent = await SendClaimAsync();
        var before = (await Agency.RowsAsync<Exchange>()).Single();

        await ReceiveAsync(Receipts.Sign(Certificates, sent, await FilesAsync(), payload: System.Text.Encoding.UTF8.GetBytes(payload)));

        await ShouldHaveQuarantinedAsync(code, before);
    }

    [Fact]
    public async Task A_true_receipt_for_another_owner_of_the_same_database_changes_nothing()
    {
        var sent = await SendClaimAsync();
        var receipt = Receipts.Sign(Certificates, sent with { Sender = Certificates.Cns }, await FilesAsync());

        await Agency.Taker.TakeAsync(
            new TransportMessage(Certificates.Cnap, Certificates.Cns, MessageKind.Envelope, receipt.Header.EnvelopeId, receipt.Bytes), Stop);
        await Agency.Judge.RunOnceAsync(Stop);

        (await Agency.RowsAsync<InboxEntry>()).Single().RefusalCode.ShouldBe("RECEIVE-RECEIPT-UNKNOWN");
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("Sent");
    }

    [Fact]
    public async Task A_late_receipt_wins_over_the_dead_letter()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync(_ => []);
        Time.Advance(TimeSpan.FromDays(8));
        await Agency.Dispatch.RunOnceAsync(Stop);
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("DeadLettered");

        await ReceiveAsync(Receipts.Sign(Certificates, sent, await FilesAsync()));

        var tracked = await Agency.FindAsync(sent.Id);
        (tracked.Status, tracked.Verdict).ShouldBe(("Delivered", "accepted"));
        tracked.Timeline.Select(t => t.Event).ShouldBe(["Submitted", "Sent", "GivenUp", "ReceiptAccepted"]);
        (await Agency.RowsAsync<OutboxEntry>()).Single().State.ShouldBe(OutboxState.Done);
    }

    [Fact]
    public async Task A_receipt_that_is_quicker_than_the_mark_of_the_sending_ends_the_sending()
    {
        var sent = await Agency.SubmitAsync(Filled.Claim());

        await ReceiveAsync(Receipts.Sign(Certificates, sent, await FilesAsync()));
        await Agency.Dispatch.RunOnceAsync(Stop);

        (await Agency.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "ReceiptAccepted"]);
        Bus.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receipt_that_comes_before_the_sender_hears_that_the_last_message_was_taken_is_not_overwritten()
    {
        Bus.Meanwhile = async last =>
        {
            if (last is { Kind: MessageKind.Envelope, From: Certificates.Oujda })
            {
                await Bus.DeliverAsync();
                await Fund.Judge.RunOnceAsync(Stop);
                await Fund.Dispatch.RunOnceAsync(Stop);
                await Bus.DeliverAsync();
                await Agency.Judge.RunOnceAsync(Stop);
            }
        };
        var sent = await SendClaimAsync();

        (await Agency.FindAsync(sent.Id)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe("Delivered"), e => e.Verdict.ShouldBe("accepted"));
        (await Agency.RowsAsync<OutboxEntry>()).Single().State.ShouldBe(OutboxState.Done);
        Time.Advance(TimeSpan.FromDays(1));
        (await Agency.Dispatch.RunOnceAsync(Stop)).ShouldBe((0, null));
    }

    private async Task ReceiveAsync(SignedEnvelope receipt)
    {
        await Bus.HandOverAsync(new TransportMessage(
            receipt.Header.Sender, Certificates.Oujda, MessageKind.Envelope, receipt.Header.EnvelopeId, receipt.Bytes));
        await Agency.Judge.RunOnceAsync(Stop);
    }

    private async Task<IReadOnlyList<string>> FilesAsync() => [.. (await Agency.RowsAsync<Attachment>()).OrderBy(a => a.Index).Select(a => a.Digest)];

    private async Task ShouldHaveQuarantinedAsync(string code, Exchange before)
    {
        var entry = (await Agency.RowsAsync<InboxEntry>()).Single();
        (entry.State, entry.RefusalCode).ShouldBe((InboxState.Quarantined, code));
        (await Agency.TimelineAsync(entry.Id)).ShouldBe(["Arrived", "Quarantined"]);
        (await Agency.RowsAsync<Exchange>()).Single().ShouldBe(before);
        (await Agency.RowsAsync<OutboxEntry>()).Single(o => o.Kind == OutboxKind.Document).State.ShouldBe(OutboxState.AwaitingReceipt);
    }
}
