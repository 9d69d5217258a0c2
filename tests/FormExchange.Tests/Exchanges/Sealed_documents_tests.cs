using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;
using Microsoft.EntityFrameworkCore;

namespace FormExchange.Tests.Exchanges;

/// <summary>Nobody on the way reads a document.</summary>
public sealed class Sealed_documents_tests(Certificates certificates) : BetweenRollingHosts(certificates)
{
    [Fact]
    public async Task What_travels_holds_neither_the_document_nor_its_files()
    {
        var claim = Filled.Claim();
        await AgencyHost.SubmitAsync(claim);
        await SettleAsync();

        var travelled = Bus.Sent.Where(m => m.From == Agency).Select(m => Encoding.Latin1.GetString(m.Body.Span)).ToList();
        travelled.Count.ShouldBe(1 + claim.Files.Count);
        foreach (var secret in new[] { "OUJ-2026-000101", "LM15", "%PDF" })
        {
            travelled.ShouldAllBe(body => !body.Contains(secret, StringComparison.Ordinal));
        }

        (await FundHost.FilesAsync()).Values.Select(bytes => Digests.Sha256(bytes)).Order().ShouldBe(claim.Files.Values.Select(bytes => Digests.Sha256(bytes)).Order());
        (await FundHost.RowsAsync<AttachmentPart>()).ShouldAllBe(part => !Encoding.Latin1.GetString(part.Bytes).Contains("%PDF", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_submitted_before_hosts_sealed_is_sealed_when_it_is_sent()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await using (var db = AgencyHost.Store.Read())
        {
            await db.Seals.ExecuteDeleteAsync(Stop);
        }

        await SettleAsync();

        (await AgencyHost.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "ReceiptAccepted"]);
        (await AgencyHost.RowsAsync<Seal>()).Single().Number.ShouldBe(1);
    }

    [Fact]
    public async Task An_envelope_that_was_judged_meanwhile_is_awaited_no_longer()
    {
        await AgencyHost.SubmitAsync(Filled.Claim());
        await SettleAsync();
        var twin = (await OnlyArrivalAsync()) with { State = InboxState.AwaitingParts, PartsOf = $"{Agency}/{Bus.Envelopes.First().EnvelopeId}/seal", AwaitedParts = 1 };
        twin = twin with { Version = twin.Version + 1 };
        (await FundHost.Store.CommitAsync(new Commit("test") { Changed = [twin] }, Stop)).ShouldBe(CommitOutcome.Committed);

        (await FundHost.Twins.FreeAsync(Stop)).ShouldBe(1);
        await SettleAsync();

        (await OnlyArrivalAsync()).State.ShouldBe(InboxState.Duplicate);
        (await FundHost.Twins.FreeAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task For_whom_no_certificate_is_entered_nothing_is_accepted()
    {
        Rolling.Retire(Agency, Fund, Rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single(), Time.GetUtcNow().AddSeconds(-1));
        var before = await AgencyHost.CountsAsync();

        var (exchange, refusal) = await AgencyHost.TrySubmitAsync(Filled.Claim());

        exchange.ShouldBeNull();
        refusal!.Code.ShouldBe("SUBMIT-NO-CERTIFICATE");
        (await AgencyHost.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_seal_is_made_once_and_kept_and_what_is_signed_is_never_what_is_sent()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        var seal = (await AgencyHost.RowsAsync<Seal>()).Single();
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        Bus.TakeOut();
        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        Bus.Envelopes.Where(m => m.To == Fund).Select(m => Digests.Sha256(m.Body.Span)).Distinct().ShouldBe([seal.Digest]);
        seal.Digest.ShouldNotBe(sent.EnvelopeDigest);
        (await AgencyHost.RowsAsync<Seal>()).Single().ShouldSatisfyAllConditions(one => one.Digest.ShouldBe(seal.Digest), one => one.Number.ShouldBe(1));
        (await AgencyHost.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_document_that_came_without_a_seal_is_not_taken_and_its_sender_is_told_to_seal_it()
    {
        var claim = Filled.Claim();
        await AgencyHost.SubmitAsync(claim);
        var exchange = (await AgencyHost.RowsAsync<Exchange>()).Single();
        var plain = (await AgencyHost.RowsAsync<Body>()).Single(body => body.Digest == exchange.EnvelopeDigest).Bytes;
        await Bus.HandOverAsync(new TransportMessage(Agency, Fund, MessageKind.Envelope, exchange.EnvelopeId, plain));
        await FundHost.Judge.RunOnceAsync(Stop);

        (await FundHost.RowsAsync<InboxEntry>()).Single().RefusalCode.ShouldBe("RECEIVE-UNSEALED");
        var answer = (await FundHost.RowsAsync<OutboxEntry>()).Single();
        answer.Kind.ShouldBe(OutboxKind.NegativeReceipt);
        Encoding.UTF8.GetString((await FundHost.RowsAsync<Body>()).Single(body => body.Digest == answer.BodyDigest).Bytes).ShouldContain("Unsealed");

        await SettleAsync();
        (await AgencyHost.FindAsync(exchange.Id)).Verdict.ShouldBe("accepted");
    }
}
