using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Dispatch;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Tests.Support;
using FormExchange.Trust;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>What the sender found is not believed: the receiver judges document, header, files and route anew, and says so in its receipt.</summary>
public sealed class Receive_judgement_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task A_claim_is_accepted_with_the_digests_of_both_sides_equal()
    {
        var sent = await SendClaimAsync();
        await SettleAsync();

        var received = (await Fund.RowsAsync<Exchange>()).Single();
        received.Status.ShouldBe(ExchangeStatus.Accepted);
        (received.EnvelopeDigest, received.DocumentDigest, received.SignedDigest, received.SignatureDigest, received.SchemaDigest, received.RulesDigest)
            .ShouldBe((sent.EnvelopeDigest, sent.DocumentDigest, sent.SignedDigest, sent.SignatureDigest, sent.SchemaDigest, sent.RulesDigest));
        (await Fund.TimelineAsync(received.Id)).ShouldBe(["Arrived", "Accepted", "ReceiptSent"]);
        (await Agency.FindAsync(sent.Id)).Status.ShouldBe("Delivered");
        (await Fund.RowsAsync<Body>()).Select(b => b.Digest).ShouldBe((await Fund.RowsAsync<Body>()).Select(b => Digests.Sha256(b.Bytes)));
    }

    [Fact]
    public async Task A_refused_document_gets_a_signed_receipt_whose_codes_the_sender_sees()
    {
        var invalid = Filled.Claim("invalid-LM-BANK-01");
        var envelope = Certificates.Sign(invalid);
        await HandToFundAsync(envelope, invalid);
        await Fund.Dispatch.RunOnceAsync(Stop);

        (await JudgedByFundAsync()).ShouldBe(["Refused LM-BANK-01"]);
        var receipt = Read(Bus.Envelopes.Single());
        receipt.Accepted.ShouldBeFalse();
        receipt.Findings.Select(f => f.Code).ShouldContain("LM-BANK-01");
        receipt.Findings.ShouldAllBe(f => f.Text.Fr.Length > 0 && f.Text.Ar.Length > 0 && f.Text.En.Length > 0);
        receipt.DocumentDigest.ShouldBe(envelope.DocumentDigest);
    }

    [Fact]
    public async Task The_sender_of_a_refused_document_sees_it_delivered_refused_with_the_codes()
    {
        var sent = await SendClaimAsync();
        await Bus.DeliverAsync(_ => []);
        var refusal = await RefuseAsFundAsync(sent, "LM-PEN-01", "LM-BANK-01");
        await Bus.HandOverAsync(refusal);
        await Agency.Judge.RunOnceAsync(Stop);

        var tracked = await Agency.FindAsync(sent.Id);
        (tracked.Status, tracked.Verdict).ShouldBe(("Delivered", "refused"));
        tracked.Timeline[^1].ShouldSatisfyAllConditions(
            t => t.Event.ShouldBe("ReceiptRefused"), t => t.Detail.ShouldBe("LM-PEN-01, LM-BANK-01"));
        (await Agency.RowsAsync<OutboxEntry>()).Single().State.ShouldBe(OutboxState.Done);
    }

    public static TheoryData<string, Func<EnvelopeHeader, EnvelopeHeader>> LyingHeaders() => new()
    {
        { "RECEIVE-HEADER-FORM", h => h with { Type = "PensionDecisionNotification" } },
        { "RECEIVE-HEADER-FORM", h => h with { Type = "Unheard-of" } },
        { "RECEIVE-HEADER-FORM", h => h with { TypeVersion = "2" } },
        { "RECEIVE-HEADER-FORM", h => h with { Edition = "LU-MA-1999" } },
        { "RECEIVE-HEADER-FORM", h => h with { Edition = null } },
        { "RECEIVE-HEADER-PARTIES, ROUTE-SENDER-ROLE", h => h with { Sender = Certificates.Cns } },
        { "RECEIVE-HEADER-PARTIES, ROUTE-UNKNOWN-SENDER", h => h with { Sender = Certificates.Stranger } },
        { "ROUTE-ANSWER-UNKNOWN", h => h with { InReplyTo = "22222222-2222-2222-2222-222222222222" } },
    };

    [Theory]
    [MemberData(nameof(LyingHeaders), DisableDiscoveryEnumeration = true)]
    public async Task A_header_that_lies_is_refused_with_a_receipt(string codes, Func<EnvelopeHeader, EnvelopeHeader> lie)
    {
        var claim = Filled.Claim();
        var envelope = Certificates.Sign(claim, lie);
        await HandToFundAsync(envelope, claim, envelope.Header.Sender);
        await Fund.Dispatch.RunOnceAsync(Stop);

        (await JudgedByFundAsync()).ShouldBe([$"Refused {codes}"]);
        var receipt = Bus.Envelopes.Single();
        receipt.To.ShouldBe(envelope.Header.Sender);
        Read(receipt).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ShouldBe(codes.Split(", "));
    }

    [Fact]
    public async Task A_sender_that_is_not_eligible_is_refused_by_the_route_even_if_all_else_agrees()
    {
        var claim = Filled.Claim().With($"<ContactInstitution>\n    <c:InstitutionID>{Certificates.Oujda}", $"<ContactInstitution>\n    <c:InstitutionID>{Certificates.Cns}");
        await HandToFundAsync(Certificates.Sign(claim), claim, Certificates.Cns);

        (await JudgedByFundAsync()).ShouldBe(["Refused ROUTE-SENDER-ROLE"]);
    }

    [Fact]
    public async Task A_list_of_files_that_differs_from_the_documents_is_refused()
    {
        var claim = Filled.Claim();
        await HandToFundAsync(Certificates.Sign(claim, list: files => files.Select(f => f.Index == 1 ? f with { Name = "autre.pdf" } : f)), claim);
        await HandToFundAsync(Certificates.Sign(claim, list: files => files.SkipLast(1)), claim);
        await HandToFundAsync(Certificates.Sign(claim, list: _ => []), claim);

        (await JudgedByFundAsync()).ShouldBe(["Refused RECEIVE-ATTACHMENT-LIST", "Refused RECEIVE-ATTACHMENT-LIST", "Refused RECEIVE-ATTACHMENT-LIST"]);
    }

    [Fact]
    public async Task Files_numbered_otherwise_than_ours_are_awaited_and_then_refused()
    {
        var claim = Filled.Claim();
        var envelope = Certificates.Sign(claim, list: files => files.Select(f => f with { Index = f.Index + 40 }));
        await HandToFundAsync(envelope);
        (await OnlyArrivalAsync()).ShouldBe("AwaitingParts");

        foreach (var part in Certificates.Sealed.Of(envelope, claim, firstIndex: 40).Where(m => m.Kind == MessageKind.Part))
        {
            await Bus.HandOverAsync(part);
        }

        await Fund.Judge.RunOnceAsync(Stop);

        (await JudgedByFundAsync()).ShouldBe(["Refused RECEIVE-ATTACHMENT-LIST"]);
    }

    [Fact]
    public async Task A_document_that_nobody_knows_is_refused_and_its_receipt_can_be_read()
    {
        var document = "<Unknown xmlns='urn:formexchange:nowhere:X:1'/>"u8.ToArray();
        var header = Certificates.Sign(Filled.Claim()).Header;
        var envelope = EnvelopeSigner.Sign(header, SignableDocument.Of(document).Document!, [], Certificates.Keys(Time).Find(Certificates.Oujda)!, Time.GetUtcNow());
        await HandToFundAsync(envelope);
        await Fund.Dispatch.RunOnceAsync(Stop);

        (await JudgedByFundAsync()).Single().ShouldStartWith("Refused FORM-UNKNOWN");
        Read(Bus.Envelopes.Single()).SchemaDigest.ShouldBeEmpty();
    }

    [Fact]
    public async Task However_much_is_wrong_the_receipt_begins_with_the_errors()
    {
        var warned = Filled.Claim("invalid-PIECE-NOT-ASKED");
        var start = warned.Xml.LastIndexOf("  <SupportingDocument>", StringComparison.Ordinal);
        var piece = warned.Xml[start..warned.Xml.IndexOf("  <Signatory>", StringComparison.Ordinal)];
        var last = piece[(piece.IndexOf("<c:AttachmentId>", StringComparison.Ordinal) + 16)..piece.IndexOf("</c:AttachmentId>", StringComparison.Ordinal)];
        var pieces = string.Concat(Enumerable.Range(0, 120).Select(i => piece.Replace($">{last}<", $">{last}-{i}<", StringComparison.Ordinal)));
        await HandToFundAsync(Certificates.Sign(warned with { Xml = warned.Xml.Insert(start, pieces) }, list: _ => []));
        await Fund.Dispatch.RunOnceAsync(Stop);

        var receipt = Read(Bus.Envelopes.Single());
        receipt.Findings.Count.ShouldBe(100);
        (receipt.Findings[0].Code, receipt.Findings[1].Severity).ShouldBe(("RECEIVE-ATTACHMENT-LIST", Severity.Warning));
    }

    [Fact]
    public async Task A_path_of_endless_names_does_not_make_a_receipt_that_nobody_can_read()
    {
        var claim = Filled.Claim().With("<ClaimBasis>", $"<a{new string('x', 5000)}/><ClaimBasis>");
        var header = Certificates.Sign(Filled.Claim()).Header;
        await HandToFundAsync(EnvelopeSigner.Sign(
            header, SignableDocument.Of(claim.Utf8).Document!, [], Certificates.Keys(Time).Find(Certificates.Oujda)!, Time.GetUtcNow()));
        await Fund.Dispatch.RunOnceAsync(Stop);

        Read(Bus.Envelopes.Single()).Findings.Select(f => f.Code).ShouldContain("XSD-UNEXPECTED-ELEMENT");
    }

    private Receipt Read(TransportMessage message)
    {
        var verification = new EnvelopeVerifier(Certificates.Catalogue.Envelope, Certificates.Directory).Verify(message.Body, message.To, Time.GetUtcNow());
        return ReceiptXml.Read(verification.Envelope.ShouldNotBeNull(verification.Refusal?.Text.En).Payload, Certificates.Catalogue.Envelope).ShouldNotBeNull();
    }

    private async Task<TransportMessage> RefuseAsFundAsync(Exchange sent, params string[] codes)
    {
        var files = (await Agency.RowsAsync<Attachment>()).OrderBy(a => a.Index).Select(a => a.Digest).ToList();
        var signed = Receipts.Sign(Certificates, sent, files, r => r with
        {
            Accepted = false,
            Event = ReceiptEvent.ConsignmentRejection,
            Findings = [.. codes.Select(c => new ReceiptFinding(c, Severity.Error, null, new("fr", "ar", "en")))],
        });
        return new TransportMessage(Certificates.Cnap, Certificates.Oujda, MessageKind.Envelope, signed.Header.EnvelopeId, signed.Bytes);
    }
}
