using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>What cannot be verified is kept for the operator, answers nothing, and stands in nobody's way.</summary>
public sealed class Receive_quarantine_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task The_same_id_with_another_document_by_the_same_signer_is_a_security_event()
    {
        var first = Filled.Claim();
        var signed = Certificates.Sign(first);
        await HandToFundAsync(signed, first);
        var before = await Fund.RowsAsync<Exchange>();

        var second = Filled.Claim(102);
        await HandToFundAsync(Certificates.Sign(second, h => h with { EnvelopeId = signed.Header.EnvelopeId }), second);

        (await Fund.RowsAsync<Exchange>()).ShouldBe(before);
        (await Fund.RowsAsync<OutboxEntry>()).Count.ShouldBe(1);
        var entry = (await Fund.RowsAsync<InboxEntry>()).Single(i => i.State == InboxState.Quarantined);
        entry.RefusalCode.ShouldBe("RECEIVE-ENVELOPE-REUSED");
        (await Fund.FindAsync(entry.Id)).ShouldSatisfyAllConditions(
            t => t.Status.ShouldBe("Quarantined"), t => t.Verdict.ShouldBeNull(), t => t.Timeline[^1].Detail.ShouldBe("RECEIVE-ENVELOPE-REUSED"), t => t.From.ShouldBeEmpty());
    }

    [Fact]
    public async Task The_same_id_by_another_signer_is_another_exchange()
    {
        var claim = Filled.Claim();
        var signed = Certificates.Sign(claim);
        await HandToFundAsync(Certificates.Sign(claim, h => h with { EnvelopeId = signed.Header.EnvelopeId, Sender = Certificates.Cns }), claim, Certificates.Cns);
        await HandToFundAsync(signed, claim);

        (await Fund.RowsAsync<Exchange>()).Select(e => (e.Sender, e.Status)).Order().ShouldBe(
            [(Certificates.Cns, ExchangeStatus.Refused), (Certificates.Oujda, ExchangeStatus.Accepted)]);
    }

    [Fact]
    public async Task A_stranger_who_uses_an_envelopes_id_does_not_keep_it_from_being_answered()
    {
        var claim = Filled.Claim();
        var signed = Certificates.Sign(claim);
        await HandToFundAsync(Certificates.Sign(claim, h => h with { EnvelopeId = signed.Header.EnvelopeId, Sender = Certificates.Cns }), claim, Certificates.Cns);
        Time.Advance(TimeSpan.FromSeconds(1));
        await HandToFundAsync(signed, claim);

        (await Fund.SubmitAsync(Filled.Decision(), signed.Header.EnvelopeId)).InReplyTo.ShouldBe(signed.Header.EnvelopeId);
    }

    [Fact]
    public async Task Garbage_with_a_guessed_id_does_not_stand_in_the_way_of_the_true_envelope()
    {
        var sent = await SendClaimAsync();
        var envelope = Bus.Envelopes.Single();
        var text = Encoding.UTF8.GetString(envelope.Body.Span);
        foreach (var garbage in new[] { "", "not XML", "<a/>", text[..^20], text.Replace(CipherEnd(text), CipherEnd(text).ToUpperInvariant(), StringComparison.Ordinal), text + " " + text })
        {
            await Bus.HandOverAsync(envelope with { Body = Encoding.UTF8.GetBytes(garbage) });
        }

        await Fund.Judge.RunOnceAsync(Stop);
        (await Fund.RowsAsync<InboxEntry>()).ShouldAllBe(i => i.State == InboxState.Quarantined && i.RefusalCode != null);
        (await Fund.RowsAsync<AcceptanceKey>()).ShouldBeEmpty();
        (await Fund.RowsAsync<OutboxEntry>()).ShouldAllBe(o => o.Kind == OutboxKind.NegativeReceipt);

        await SettleAsync();

        (await Agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    /// <summary>The last letters of the cipher text: in them is its tag.</summary>
    private static string CipherEnd(string text) => text[..text.LastIndexOf("</xenc:CipherValue>", StringComparison.Ordinal)][^60..^8];

    [Fact]
    public async Task Quarantined_bytes_that_come_again_stay_there_and_are_counted()
    {
        var garbage = new TransportMessage(Certificates.Oujda, Certificates.Cnap, MessageKind.Envelope, "x", "garbage"u8.ToArray());
        for (var time = 0; time < 3; time++)
        {
            await Bus.HandOverAsync(garbage);
            await Fund.Judge.RunOnceAsync(Stop);
        }

        var entry = (await Fund.RowsAsync<InboxEntry>()).Single();
        (entry.State, entry.Arrivals).ShouldBe((InboxState.Quarantined, 3));
        (await Fund.TimelineAsync(entry.Id)).ShouldBe(["Arrived", "Quarantined", "ArrivedAgain", "ArrivedAgain"]);
    }

    [Fact]
    public async Task Bytes_whose_certificate_was_not_known_are_judged_again_when_they_come_again()
    {
        await SendClaimAsync();
        await Bus.DeliverAsync();
        var entry = (await Fund.RowsAsync<InboxEntry>()).Single();
        await Fund.Store.CommitAsync(
            new Commit(FaultPoints.Quarantine) { Changed = [entry with { State = InboxState.Quarantined, RefusalCode = "CERT-NOT-REGISTERED", Version = entry.Version + 1 }] }, Stop);
        await Fund.Judge.RunOnceAsync(Stop);
        (await Fund.RowsAsync<Exchange>()).ShouldBeEmpty();

        Time.Advance(TimeSpan.FromHours(1));
        await SettleAsync();

        (await Fund.RowsAsync<Exchange>()).Single().Status.ShouldBe(ExchangeStatus.Accepted);
        (await Agency.RowsAsync<Exchange>()).Single().Verdict.ShouldBe(Verdict.Accepted);
    }

    [Fact]
    public async Task An_envelope_that_was_signed_too_long_ago_is_quarantined()
    {
        var claim = Filled.Claim();
        var signed = Certificates.Sign(claim);
        Time.Advance(TimeSpan.FromDays(31));

        await HandToFundAsync(signed, claim);

        (await OnlyArrivalAsync()).ShouldBe("Quarantined SIG-TIME-OLD");
    }

    [Fact]
    public async Task The_age_is_counted_to_the_first_arrival_however_late_the_last_part_comes()
    {
        var claim = Filled.Claim();
        var signed = Certificates.Sign(claim);
        await HandToFundAsync(signed);
        Time.Advance(TimeSpan.FromDays(40));

        await HandToFundAsync(signed, claim);

        (await JudgedByFundAsync()).ShouldBe(["Accepted"]);
    }

    [Fact]
    public async Task An_entry_that_fails_unforeseen_does_not_hold_up_the_others()
    {
        var claim = Filled.Claim();
        var broken = Some.Inbox(Certificates.Cnap, "0", "a body that is not there");
        (await Fund.Store.CommitAsync(new Commit("test") { Added = [broken with { ArrivedAt = Time.GetUtcNow().AddDays(-1) }] }, Stop)).ShouldBe(CommitOutcome.Committed);
        var signed = Certificates.Sign(claim);

        await HandToFundAsync(signed, claim);
        await Fund.Judge.RunOnceAsync(Stop);

        (await JudgedByFundAsync()).ShouldBe(["Accepted"]);
        (await Fund.RowsAsync<InboxEntry>()).Single(i => i.Id == broken.Id).State.ShouldBe(InboxState.Waiting);
        Fund.Log.All.ShouldContain(line => line.StartsWith("Error") && line.Contains("0 of " + Certificates.Cnap));
    }
}
