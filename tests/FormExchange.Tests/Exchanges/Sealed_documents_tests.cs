using System.Text;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Tests.Support;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>Nobody on the way reads a document, and no change of the receiver's certificates loses one.</summary>
public sealed class Sealed_documents_tests : IAsyncLifetime
{
    private const string Agency = Certificates.Oujda;
    private const string Fund = Certificates.Cnap;
    private readonly ManualTime _time = new(Certificates.Morning);
    private readonly RollingCertificates _rolling;
    private readonly HeldBus _bus = new();
    private readonly OneHost _agency;
    private readonly OneHost _fund;

    public Sealed_documents_tests(Certificates certificates)
    {
        _rolling = new RollingCertificates(_time, Agency, Fund);
        _agency = new OneHost(certificates, _bus, _time, keys: _rolling.KeysOf(Agency), trust: _rolling.TrustOf(Agency));
        _fund = new OneHost(certificates, _bus, _time, keys: _rolling.KeysOf(Fund), trust: _rolling.TrustOf(Fund));
        _bus.Serve(Agency, _agency.Taker);
        _bus.Serve(Fund, _fund.Taker);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _agency.Store.PrepareAsync(Stop);
        await _fund.Store.PrepareAsync(Stop);
    }

    public ValueTask DisposeAsync()
    {
        _agency.Dispose();
        _fund.Dispose();
        _rolling.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_travels_holds_neither_the_document_nor_its_files()
    {
        var claim = Filled.Claim();
        await _agency.SubmitAsync(claim);
        await SettleAsync();

        var travelled = _bus.Sent.Where(m => m.From == Agency).Select(m => Encoding.Latin1.GetString(m.Body.Span)).ToList();
        travelled.Count.ShouldBe(1 + claim.Files.Count);
        foreach (var secret in new[] { "OUJ-2026-000101", "LM15", "%PDF" })
        {
            travelled.ShouldAllBe(body => !body.Contains(secret, StringComparison.Ordinal));
        }

        (await _fund.FilesAsync()).Values.Select(bytes => Digests.Sha256(bytes)).Order().ShouldBe(claim.Files.Values.Select(bytes => Digests.Sha256(bytes)).Order());
        (await _fund.RowsAsync<AttachmentPart>()).ShouldAllBe(part => !Encoding.Latin1.GetString(part.Bytes).Contains("%PDF", StringComparison.Ordinal));
    }

    [Fact]
    public async Task For_whom_no_certificate_is_entered_nothing_is_accepted()
    {
        _rolling.Retire(Agency, Fund, _rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single(), _time.GetUtcNow().AddSeconds(-1));
        var before = await _agency.CountsAsync();

        var (exchange, refusal) = await _agency.TrySubmitAsync(Filled.Claim());

        exchange.ShouldBeNull();
        refusal!.Code.ShouldBe("SUBMIT-NO-CERTIFICATE");
        (await _agency.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_seal_is_made_once_and_kept_and_what_is_signed_is_never_what_is_sent()
    {
        var sent = await _agency.SubmitAsync(Filled.Claim());
        var seal = (await _agency.RowsAsync<Seal>()).Single();
        await _agency.Dispatch.RunOnceAsync(Stop);
        _bus.TakeOut();
        _time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        _bus.Envelopes.Where(m => m.To == Fund).Select(m => Digests.Sha256(m.Body.Span)).Distinct().ShouldBe([seal.Digest]);
        seal.Digest.ShouldNotBe(sent.EnvelopeDigest);
        (await _agency.RowsAsync<Seal>()).Single().ShouldSatisfyAllConditions(one => one.Digest.ShouldBe(seal.Digest), one => one.Number.ShouldBe(1));
        (await _agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task Sealed_for_a_certificate_that_was_retired_since_it_is_sealed_anew_before_it_goes_out_again()
    {
        var sent = await _agency.SubmitAsync(Filled.Claim());
        await _agency.Dispatch.RunOnceAsync(Stop);
        _bus.TakeOut();
        var old = RotateFundsEncryption();
        _rolling.Retire(Agency, Fund, old, _time.GetUtcNow());
        _rolling.DeleteKey(Fund, old);

        _time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        var seals = (await _agency.RowsAsync<Seal>()).OrderBy(one => one.Number).ToList();
        seals.Select(one => one.KeyId).ShouldBe(_rolling.DigestsOf(Fund, CertificatePurpose.Encrypt));
        seals[0].ContentKey.ShouldNotBe(seals[1].ContentKey);
        (await _agency.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "ReceiptMissing", "SealedAnew", "Sent", "ReceiptAccepted"]);
        (await _fund.RowsAsync<Exchange>()).Single().EnvelopeDigest.ShouldBe(sent.EnvelopeDigest);
    }

    [Fact]
    public async Task A_receiver_that_lost_its_key_says_so_and_gets_the_document_for_another_one()
    {
        var sent = await _agency.SubmitAsync(Filled.Claim());
        await _agency.Dispatch.RunOnceAsync(Stop);
        _rolling.DeleteKey(Fund, RotateFundsEncryption());

        await SettleAsync();

        (await _agency.FindAsync(sent.Id)).Timeline.Select(step => step.Event).ShouldBe(["Submitted", "Sent", "KeyLost", "SealedAnew", "Sent", "ReceiptAccepted"]);
        (await _fund.RowsAsync<InboxEntry>()).Select(entry => entry.RefusalCode).Order().ShouldBe([null, "SEAL-KEY"]);
        (await _fund.RowsAsync<Exchange>()).Single().Status.ShouldBe(ExchangeStatus.Accepted);
    }

    [Fact]
    public async Task Where_no_other_certificate_is_known_it_waits_and_goes_out_when_one_is_entered()
    {
        var sent = await _agency.SubmitAsync(Filled.Claim());
        await _agency.Dispatch.RunOnceAsync(Stop);
        var old = _rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single();
        var file = _rolling.Rotate(Fund, CertificatePurpose.Encrypt);
        _rolling.DeleteKey(Fund, old);
        await SettleAsync();
        (await _agency.FindAsync(sent.Id)).Timeline[^1].ShouldSatisfyAllConditions(last => last.Event.ShouldBe("SendFailed"), last => last.Detail.ShouldBe("attempt 1, NoCertificate"));
        (await _agency.SendWaiting.MakeDueAsync(Stop)).ShouldBe(0);

        _rolling.Enter(Agency, Fund, file);
        (await _agency.SendWaiting.MakeDueAsync(Stop)).ShouldBe(1);
        await SettleAsync();

        (await _agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_bus_that_is_away_is_not_tried_sooner_because_a_certificate_changed()
    {
        _bus.Takes = 0;
        await _agency.SubmitAsync(Filled.Claim());
        await _agency.Dispatch.RunOnceAsync(Stop);

        RotateFundsEncryption();

        (await _agency.SendWaiting.MakeDueAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_document_that_came_without_a_seal_is_not_taken_and_its_sender_is_told_to_seal_it()
    {
        var claim = Filled.Claim();
        await _agency.SubmitAsync(claim);
        var exchange = (await _agency.RowsAsync<Exchange>()).Single();
        var plain = (await _agency.RowsAsync<Body>()).Single(body => body.Digest == exchange.EnvelopeDigest).Bytes;
        await _bus.HandOverAsync(new TransportMessage(Agency, Fund, MessageKind.Envelope, exchange.EnvelopeId, plain));
        await _fund.Judge.RunOnceAsync(Stop);

        (await _fund.RowsAsync<InboxEntry>()).Single().RefusalCode.ShouldBe("RECEIVE-UNSEALED");
        var answer = (await _fund.RowsAsync<OutboxEntry>()).Single();
        answer.Kind.ShouldBe(OutboxKind.NegativeReceipt);
        Encoding.UTF8.GetString((await _fund.RowsAsync<Body>()).Single(body => body.Digest == answer.BodyDigest).Bytes).ShouldContain("Unsealed");

        await SettleAsync();
        (await _agency.FindAsync(exchange.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_key_that_is_put_back_opens_what_waited_for_it()
    {
        var sent = await _agency.SubmitAsync(Filled.Claim());
        await _agency.Dispatch.RunOnceAsync(Stop);
        var held = _bus.TakeOut();
        await _bus.HandOverAsync(held[0]);
        var entry = (await _fund.RowsAsync<InboxEntry>()).Single();
        await _fund.Store.CommitAsync(
            new Commit(FaultPoints.Quarantine) { Changed = [entry with { State = InboxState.Quarantined, RefusalCode = "SEAL-KEY", Version = entry.Version + 1 }] }, Stop);
        foreach (var message in held)
        {
            await _bus.HandOverAsync(message);
        }

        await SettleAsync();

        (await _agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task An_answer_about_a_seal_that_was_replaced_changes_nothing()
    {
        var sent = await _agency.SubmitAsync(Filled.Claim());
        await _agency.Dispatch.RunOnceAsync(Stop);
        var first = _bus.TakeOut();
        var old = RotateFundsEncryption();
        _rolling.Retire(Agency, Fund, old, _time.GetUtcNow());
        _rolling.DeleteKey(Fund, old);
        _time.Advance(TimeSpan.FromSeconds(31));
        await _agency.Dispatch.RunOnceAsync(Stop);
        await _agency.Dispatch.RunOnceAsync(Stop);
        var second = _bus.TakeOut();

        await _bus.HandOverAsync(first[0]);
        await SettleAsync();
        (await _agency.FindAsync(sent.Id)).Status.ShouldBe("Sent");
        (await _agency.RowsAsync<Seal>()).ShouldAllBe(seal => !seal.KeyIsLost);
        (await _agency.RowsAsync<InboxEntry>()).ShouldAllBe(entry => entry.State == InboxState.Judged);

        foreach (var message in second)
        {
            await _bus.HandOverAsync(message);
        }

        await SettleAsync();
        (await _agency.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    /// <summary>The fund has another key to seal for, and the agency has heard of it. The digest of the former certificate.</summary>
    private string RotateFundsEncryption()
    {
        var old = _rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single();
        _rolling.Enter(Agency, Fund, _rolling.Rotate(Fund, CertificatePurpose.Encrypt));
        return old;
    }

    private async Task SettleAsync()
    {
        for (var moved = 1; moved > 0;)
        {
            moved = (await _agency.Dispatch.RunOnceAsync(Stop)).Handled + (await _fund.Dispatch.RunOnceAsync(Stop)).Handled + await _bus.DeliverAsync()
                + await _agency.Judge.RunOnceAsync(Stop) + await _fund.Judge.RunOnceAsync(Stop);
        }
    }
}
