using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>Nothing takes effect twice: a duplicate gets the same receipt again.</summary>
public sealed class Receive_again_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task The_same_bytes_twice_are_one_exchange_and_the_same_receipt_twice()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync(held => held.Concat(held));
        await SettleAsync();

        var once = await Fund.RowsAsync<Exchange>();
        var envelope = Bus.Envelopes.First(m => m.EnvelopeId == sent.EnvelopeId);
        await Bus.HandOverAsync(envelope);
        await Bus.HandOverAsync(envelope);
        await SettleAsync();

        (await Fund.RowsAsync<Exchange>()).ShouldBe(once);
        once.Count.ShouldBe(1);
        var receipts = ReceiptsSent();
        receipts.Count.ShouldBe(2);
        receipts[1].Body.ToArray().ShouldBe(receipts[0].Body.ToArray());
        (await Fund.RowsAsync<InboxEntry>()).Single().Arrivals.ShouldBe(4);
        (await Fund.TimelineAsync(once[0].Id)).Count(e => e == "ArrivedAgain").ShouldBe(3);
        (await Agency.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "ReceiptAccepted"]);
    }

    [Fact]
    public async Task The_same_envelope_in_other_bytes_gets_the_same_receipt_as_often_as_it_comes()
    {
        var sent = await SendClaimAsync();
        await SettleAsync();
        var twin = Respaced(Bus.Envelopes.First());

        for (var time = 0; time < 3; time++)
        {
            await Bus.HandOverAsync(twin);
            await SettleAsync();
        }

        (await Fund.RowsAsync<Exchange>()).Count.ShouldBe(1);
        var receipts = ReceiptsSent();
        receipts.Count.ShouldBe(4);
        receipts.Select(r => Digests.Sha256(r.Body.Span)).Distinct().Count().ShouldBe(1);
        (await Fund.RowsAsync<InboxEntry>()).Select(i => i.State).Order().ShouldBe([InboxState.Judged, InboxState.Duplicate]);
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("Delivered");
    }

    [Fact]
    public async Task A_seal_that_was_respelled_on_the_way_waits_for_its_parts_until_the_true_one_comes()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync(held => held.Select(m => m.Kind == MessageKind.Envelope ? Respaced(m) : m));
        await SettleAsync();
        (await OnlyArrivalAsync()).ShouldBe("AwaitingParts");

        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        (await Fund.RowsAsync<Exchange>()).Single().EnvelopeDigest.ShouldBe(sent.EnvelopeDigest);
        (await Fund.RowsAsync<InboxEntry>()).Select(i => i.State).Order().ShouldBe([InboxState.Judged, InboxState.Duplicate]);
    }

    [Fact]
    public async Task A_receipt_that_was_lost_is_answered_with_the_same_receipt_when_the_bytes_come_again()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync();
        await Fund.Judge.RunOnceAsync(Stop);
        await Fund.Dispatch.RunOnceAsync(Stop);
        var lost = Bus.TakeOut().Single();

        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        var receipts = ReceiptsSent();
        receipts.Count.ShouldBe(2);
        receipts[1].Body.ToArray().ShouldBe(lost.Body.ToArray());
        (await Agency.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "ReceiptMissing", "Sent", "ReceiptAccepted"]);
    }

    [Fact]
    public async Task A_second_receipt_changes_nothing_and_a_receipt_gets_no_receipt()
    {
        var sent = await SendClaimAsync();
        await SettleAsync();
        var before = await Agency.RowsAsync<Exchange>();
        var messages = Bus.Sent.Count;

        await Bus.HandOverAsync(ReceiptsSent().Single());
        await Bus.HandOverAsync(Respaced(ReceiptsSent().Single()));
        await SettleAsync();

        (await Agency.RowsAsync<Exchange>()).ShouldBe(before);
        (await Agency.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "ReceiptAccepted"]);
        Bus.Sent.Count.ShouldBe(messages);
        (await Agency.RowsAsync<OutboxEntry>()).Select(o => o.Kind).ShouldBe([OutboxKind.Document]);
        (await Agency.RowsAsync<InboxEntry>()).ShouldAllBe(i => i.State == InboxState.Judged);
    }

    [Fact]
    public async Task Copies_that_arrive_at_one_moment_are_one_arrival()
    {
        await SendClaimAsync();
        var held = Bus.TakeOut();

        await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(_ => held).Select(message => Task.Run(() => Bus.HandOverAsync(message), Stop)));
        await Task.WhenAll(Fund.Judge.RunOnceAsync(Stop), Fund.Judge.RunOnceAsync(Stop), Bus.HandOverAsync(held.Single(message => message.Kind == MessageKind.Envelope)));
        await SettleAsync();

        (await Fund.RowsAsync<Exchange>()).Count.ShouldBe(1);
        (await Fund.RowsAsync<InboxEntry>()).Single().Arrivals.ShouldBe(9);
        (await Fund.RowsAsync<AcceptanceKey>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_one_sent_itself_and_gets_back_is_quarantined_and_its_exchange_untouched()
    {
        var sent = await SendClaimAsync();
        var envelope = Bus.Envelopes.Single();
        await Bus.HandOverAsync(envelope with { To = Certificates.Oujda });
        await SettleAsync();

        (await Agency.RowsAsync<InboxEntry>()).Single(i => i.State == InboxState.Quarantined).RefusalCode.ShouldBe("SEAL-KEY");
        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    private IReadOnlyList<TransportMessage> ReceiptsSent() => [.. Bus.Envelopes.Where(m => m.To == Certificates.Oujda)];

    /// <summary>White space inside the first tag: other bytes, the same canonical form.</summary>
    private static TransportMessage Respaced(TransportMessage message)
    {
        var text = Encoding.UTF8.GetString(message.Body.Span);
        return message with { Body = Encoding.UTF8.GetBytes(text.Insert(text.IndexOf('>', StringComparison.Ordinal), "  ")) };
    }
}
