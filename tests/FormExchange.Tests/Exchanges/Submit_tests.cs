using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Submit;
using FormExchange.Forms;
using FormExchange.Tests.Support;
using FormExchange.Trust;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A refusal reaches the person who is still at the desk, and leaves nothing behind.</summary>
public sealed class Submit_tests(Certificates certificates) : BetweenTwoHosts(certificates, Options)
{
    private static readonly ExchangeOptions Options = new() { LargestAttachment = 1024 * 1024 };

    private static readonly string Sender = $"<ContactInstitution>\n    <c:InstitutionID>{Certificates.Oujda}";
    private static readonly string Receiver = $"<RecipientInstitution>\n    <c:InstitutionID>{Certificates.Cnap}";

    private static readonly Filled Claim = Filled.Claim();

    public static TheoryData<string, Filled, string?> Refusals() => new()
    {
        { "SUBMIT-INVALID", Filled.Claim("invalid-LM-BANK-01"), null },
        { "SUBMIT-INVALID", Filled.Claim("invalid-XSD-DATE~31-february"), null },
        { "SUBMIT-INVALID", new Filled("not XML", new Dictionary<string, byte[]>()), null },
        { "SUBMIT-INVALID", Claim.With("<c:DateSigned>2026-11-20", "<c:DateSigned>2026-11-25"), null },
        { "SUBMIT-INVALID", Claim.With("<c:DateSigned>2026-11-20", "<c:DateSigned>2026-10-24"), null },
        { "SUBMIT-UNCONFIRMED", Filled.Claim("invalid-PIECE-NOT-ASKED"), null },
        { "SUBMIT-SENDER-NOT-HERE", Claim.With(Sender, Sender.Replace("OUJ01", "FEZ01", StringComparison.Ordinal)), null },
        { "ROUTE-UNKNOWN-SENDER", Claim.With(Sender, Sender.Replace(Certificates.Oujda, Certificates.Stranger, StringComparison.Ordinal)), null },
        { "ROUTE-UNKNOWN-RECEIVER", Claim.With(Receiver, Receiver.Replace(Certificates.Cnap, "LU:9999", StringComparison.Ordinal)), null },
        { "ROUTE-SENDER-ROLE", Claim.With(Sender, Sender.Replace(Certificates.Oujda, Certificates.Cns, StringComparison.Ordinal)), null },
        { "ROUTE-RECEIVER-ROLE", Claim.With(Receiver, Receiver.Replace(Certificates.Cnap, Certificates.Cns, StringComparison.Ordinal)), null },
        { "ROUTE-ANSWER-UNKNOWN", Claim, "55555555-5555-5555-5555-555555555555" },
        { "ATTACHMENT-MISSING", Without(Claim, "identity-card"), null },
        { "ATTACHMENT-UNLISTED", And(Claim, "another", [1]), null },
        { "ATTACHMENT-DIGEST", And(Claim, "identity-card", Filled.Bytes(Claim.Files["identity-card"].Length)), null },
        { "ATTACHMENT-DIGEST", And(Claim, "identity-card", []), null },
        { "ATTACHMENT-TOO-LARGE", Claim.WithFile("identity-card", Filled.Bytes((1024 * 1024) + 1)), null },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_refusal_has_its_code_and_stores_nothing(string code, Filled filled, string? inReplyTo)
    {
        await Agency.SubmitAsync(Filled.Claim(7));
        var before = await Agency.CountsAsync();

        var (exchange, refusal) = await Agency.TrySubmitAsync(filled, inReplyTo);

        exchange.ShouldBeNull();
        refusal.ShouldNotBeNull().Code.ShouldBe(code);
        new[] { refusal.Text.Fr, refusal.Text.Ar, refusal.Text.En }.ShouldAllBe(text => text.Length > 20 && !text.Contains('{'));
        (await Agency.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_refused_document_lists_its_findings_and_the_files_theirs()
    {
        (await Agency.TrySubmitAsync(Filled.Claim("invalid-LM-BANK-01"))).Refusal!.Findings.Select(f => f.Code).ShouldContain("LM-BANK-01");
        var refusal = (await Agency.TrySubmitAsync(And(Without(Claim, "identity-card"), "life-certificate", [2]))).Refusal!;

        refusal.Findings.Select(f => f.Code).Order().ShouldBe(["ATTACHMENT-DIGEST", "ATTACHMENT-MISSING"]);
        refusal.Findings.ShouldAllBe(f => f.Place.XPath!.Length > 0);
        (await Agency.TrySubmitAsync(And(Claim, "another", [1]))).Refusal!.Code.ShouldBe("ATTACHMENT-UNLISTED", "what nobody asked for is not read to its end");
        (await Agency.RowsAsync<AttachmentPart>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_warning_that_is_confirmed_by_its_code_no_longer_refuses()
    {
        var filled = Filled.Claim("invalid-PIECE-NOT-ASKED");
        var open = (await Agency.TrySubmitAsync(filled)).Refusal!.Findings;
        open.ShouldAllBe(f => f.Severity == Severity.Warning);

        (await Agency.TrySubmitAsync(filled, null, "ANOTHER-CODE")).Refusal!.Code.ShouldBe("SUBMIT-UNCONFIRMED");
        (await Agency.TrySubmitAsync(filled, null, [.. open.Select(f => f.Code)])).Exchange.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_institution_without_a_key_here_does_not_send_here()
    {
        using var folder = new TemporaryFolder();
        using var empty = new OneHost(Certificates, Bus, Time, Options, new KeyStore(CertificateFolders.In(folder.Path), Time));
        await empty.Store.PrepareAsync(Stop);

        (await empty.TrySubmitAsync(Claim)).Refusal!.Code.ShouldBe("SUBMIT-SENDER-NOT-HERE");
    }

    [Fact]
    public async Task The_same_document_twice_is_refused_and_names_the_first_exchange()
    {
        var first = await Agency.SubmitAsync(Claim);
        var before = await Agency.CountsAsync();

        foreach (var twin in new[] { Claim, Claim.With("<ClaimBasis>", "<ClaimBasis >"), Claim with { Xml = Claim.Xml + "\n" } })
        {
            var refusal = (await Agency.TrySubmitAsync(twin)).Refusal!;
            (refusal.Code, refusal.RelatedId).ShouldBe(("SUBMIT-TWICE", first.Id));
            refusal.Text.Fr.ShouldContain(first.Id);
        }

        (await Agency.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_document_submitted_by_eight_at_one_moment_is_one_exchange()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Agency.TrySubmitAsync(Claim), Stop)));

        var accepted = results.Single(r => r.Exchange is not null).Exchange!;
        results.Where(r => r.Refusal is not null).Select(r => (r.Refusal!.Code, r.Refusal.RelatedId)).ShouldBe(Enumerable.Repeat(("SUBMIT-TWICE", (string?)accepted.Id), 7));
        (await Agency.CountsAsync()).ShouldBe(
            "acceptance_keys 0, attachment_parts 4, attachments 4, bodies 2, exchanges 1, inbox 0, journal 1, outbox 1, seals 1, submission_keys 1");
    }

    [Fact]
    public async Task A_claim_is_accepted_while_its_neighbour_is_refused()
    {
        await Agency.SubmitAsync(Filled.Claim(1));
        await Agency.SubmitAsync(Filled.Claim(2));

        (await Agency.RowsAsync<Exchange>()).Select(e => e.CaseId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_must_be_one_by_a_procedure()
    {
        await SendClaimAsync();
        await SettleAsync();
        await Fund.SubmitAsync(Filled.Decision(), (await Fund.RowsAsync<Exchange>()).Single().Id);
        await SettleAsync();
        var before = await Agency.CountsAsync();

        var decision = (await Agency.RowsAsync<Exchange>()).Single(e => e.Direction == Direction.Incoming);
        (await Agency.TrySubmitAsync(Filled.Claim(8), decision.Id)).Refusal!.Code.ShouldBe("ROUTE-NOT-AN-ANSWER");

        (await Agency.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_refused_is_not_answered()
    {
        var invalid = Filled.Claim("invalid-LM-BANK-01");
        await HandToFundAsync(Certificates.Sign(invalid), invalid);
        var before = await Fund.CountsAsync();

        (await Fund.TrySubmitAsync(Filled.Decision(), (await Fund.RowsAsync<Exchange>()).Single().Id)).Refusal!.Code.ShouldBe("ROUTE-ANSWER-PARTIES");

        (await Fund.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_exchange_of_another_institution_of_the_same_host_cannot_be_answered()
    {
        var claim = await SendClaimAsync();
        await SettleAsync();

        (await Agency.TrySubmitAsync(Filled.Decision(), claim.Id)).Refusal!.Code.ShouldBe("ROUTE-ANSWER-UNKNOWN");
    }

    private async Task StageAsync(string id, int size) =>
        (await Agency.Stage.StageAsync(new StagedFiles(Certificates.Oujda), Wanted(id, size), new MemoryStream(Filled.Bytes(size)), Stop)).ShouldBeNull();

    private static AttachmentReference Wanted(string id, long size) => new(id, "LifeCertificate", id + ".pdf", "application/pdf", size, new string('0', 64), false, "fr", "/");

    [Fact]
    public async Task Staged_files_are_swept_when_no_exchange_refers_to_them_and_they_are_old()
    {
        await Agency.SubmitAsync(Claim);
        await StageAsync("x", 1_000_000);
        Time.Advance(TimeSpan.FromHours(1));
        await StageAsync("y", 600_000);

        (await Agency.Sweep.SweepAsync(Certificates.Morning, Stop)).ShouldBe(0);
        (await Agency.RowsAsync<AttachmentPart>()).Count.ShouldBe(4 + 1 + 1);
        (await Agency.Sweep.SweepAsync(Time.GetUtcNow(), Stop)).ShouldBe(1);
        (await Agency.RowsAsync<AttachmentPart>()).Count.ShouldBe(4 + 1);
        (await Agency.Sweep.SweepAsync(Time.GetUtcNow() + TimeSpan.FromHours(9), Stop)).ShouldBe(1);
        await SettleAsync();
        (await Fund.RowsAsync<Attachment>()).Count.ShouldBe(4);
    }

    private static Filled Without(Filled filled, string id) =>
        filled with { Files = filled.Files.Where(f => f.Key != id).ToDictionary(StringComparer.Ordinal) };

    private static Filled And(Filled filled, string id, byte[] bytes) =>
        filled with { Files = new Dictionary<string, byte[]>(filled.Files, StringComparer.Ordinal) { [id] = bytes } };
}
