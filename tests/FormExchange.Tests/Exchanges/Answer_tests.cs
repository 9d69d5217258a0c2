using FormExchange.Trust;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A decision answers a claim: both sides show it, whatever overtakes what.</summary>
public sealed class Answer_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task A_decision_comes_back_and_both_sides_show_the_claim_answered()
    {
        var claim = await SendClaimAsync();
        await SettleAsync();
        var received = (await Fund.RowsAsync<Exchange>()).Single();

        var decision = await Fund.SubmitAsync(Filled.Decision(), received.Id);
        await SettleAsync();

        decision.CaseId.ShouldBe(claim.CaseId);
        decision.Procedure.ShouldBe("PR-01");
        (await Agency.TimelineAsync(claim.Id)).ShouldBe(["Submitted", "Sent", "ReceiptAccepted", "AnswerReceived"]);
        (await Fund.TimelineAsync(received.Id)).ShouldBe(["Arrived", "Accepted", "ReceiptSent", "AnswerSubmitted"]);
        (await Fund.FindAsync(decision.Id)).ShouldSatisfyAllConditions(d => d.Status.ShouldBe("Delivered"), d => d.Verdict.ShouldBe("accepted"));
        await BothShouldShowItAnsweredAsync(claim, received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_and_a_receipt_may_come_in_either_order(bool answerFirst)
    {
        var claim = await SendClaimAsync();
        await Bus.DeliverAsync();
        await Fund.Judge.RunOnceAsync(Stop);
        var received = (await Fund.RowsAsync<Exchange>()).Single();
        var decision = await Fund.SubmitAsync(Filled.Decision(), claim.EnvelopeId);
        await Fund.Dispatch.RunOnceAsync(Stop);
        var held = Bus.TakeOut();
        var answer = held.Single(m => m.EnvelopeId == decision.EnvelopeId);
        var receipt = held.Single(m => m.EnvelopeId != decision.EnvelopeId);

        foreach (var message in answerFirst ? [answer, receipt] : (TransportMessage[])[receipt, answer])
        {
            await Bus.HandOverAsync(message);
            await Agency.Judge.RunOnceAsync(Stop);
        }

        await SettleAsync();
        (await Agency.TimelineAsync(claim.Id)).ShouldBe(
            answerFirst ? ["Submitted", "Sent", "AnswerReceived", "ReceiptAccepted"] : ["Submitted", "Sent", "ReceiptAccepted", "AnswerReceived"]);
        await BothShouldShowItAnsweredAsync(claim, received);
    }

    [Fact]
    public async Task An_answer_to_an_exchange_that_is_not_known_is_refused_with_a_receipt()
    {
        await SendClaimAsync();
        await SettleAsync();
        var lie = Certificates.Sign(Filled.Decision(), h => h with { InReplyTo = "44444444-4444-4444-4444-444444444444" });

        await Bus.HandOverAsync(Certificates.Sealed.Of(lie).Single());
        await SettleAsync();

        (await Agency.RowsAsync<JournalEntry>()).Single(j => j.Event == ExchangeEvent.Refused).Detail.ShouldBe("ROUTE-ANSWER-UNKNOWN");
        (await Agency.RowsAsync<OutboxEntry>()).Single(o => o.Kind == OutboxKind.Receipt).State.ShouldBe(OutboxState.Done);
    }

    [Fact]
    public async Task A_decision_from_a_fund_that_was_not_asked_does_not_answer_the_claim()
    {
        var claim = await SendClaimAsync();
        await SettleAsync();
        var foreign = Filled.Decision().With($"<CompetentInstitution>\n    <c:InstitutionID>{Certificates.Cnap}", $"<CompetentInstitution>\n    <c:InstitutionID>{Certificates.Cns}");
        var lie = Certificates.Sign(foreign, h => h with { InReplyTo = claim.EnvelopeId });

        await Bus.HandOverAsync(Certificates.Sealed.Of(lie).Single());
        await SettleAsync();

        (await Agency.RowsAsync<JournalEntry>()).Single(j => j.Event == ExchangeEvent.Refused).Detail.ShouldBe("ROUTE-ANSWER-PARTIES");
        (await Agency.FindAsync(claim.Id)).Status.ShouldBe("Delivered");
    }

    [Fact]
    public async Task An_answer_ends_a_dead_letters_silence()
    {
        var claim = await SendClaimAsync();
        await Bus.DeliverAsync();
        Time.Advance(TimeSpan.FromDays(8));
        await Agency.Dispatch.RunOnceAsync(Stop);
        await Fund.Judge.RunOnceAsync(Stop);
        await Fund.SubmitAsync(Filled.Decision(), claim.EnvelopeId);

        await SettleAsync();

        (await Agency.FindAsync(claim.Id)).ShouldSatisfyAllConditions(c => c.Status.ShouldBe("Answered"), c => c.Verdict.ShouldBe("accepted"));
    }

    [Fact]
    public async Task A_partner_that_refuses_what_it_answers_is_shown_to_contradict_itself()
    {
        var claim = await SendClaimAsync();
        await Bus.DeliverAsync();
        var lie = Certificates.Sign(Filled.Decision(), h => h with { InReplyTo = claim.EnvelopeId });
        var files = (await Agency.RowsAsync<Attachment>()).OrderBy(a => a.Index).Select(a => a.Digest).ToList();
        var refusal = Receipts.Sign(Certificates, claim, files, r => r with { Accepted = false, Event = ReceiptEvent.ConsignmentRejection });
        var unsealed = new TransportMessage(Certificates.Cnap, Certificates.Oujda, MessageKind.Envelope, refusal.Header.EnvelopeId, refusal.Bytes);
        foreach (var message in new[] { Certificates.Sealed.Of(lie).Single(), unsealed })
        {
            await Bus.HandOverAsync(message);
            await Agency.Judge.RunOnceAsync(Stop);
        }

        (await Agency.TimelineAsync(claim.Id)).ShouldBe(["Submitted", "Sent", "AnswerReceived", "ReceiptRefused"]);
        (await Agency.FindAsync(claim.Id)).ShouldSatisfyAllConditions(c => c.Status.ShouldBe("Answered"), c => c.Verdict.ShouldBe("refused"));
    }

    private async Task BothShouldShowItAnsweredAsync(Exchange claim, Exchange received)
    {
        (await Agency.FindAsync(claim.Id)).ShouldSatisfyAllConditions(c => c.Status.ShouldBe("Answered"), c => c.Verdict.ShouldBe("accepted"));
        (await Fund.FindAsync(received.Id)).Status.ShouldBe("Answered");
    }
}
