using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Trust;

namespace FormExchange.Tests.Exchanges;

/// <summary>No change of the receiver's certificates and keys loses a document.</summary>
public sealed class Lost_keys_tests(Certificates certificates) : BetweenRollingHosts(certificates)
{
    [Fact]
    public async Task Sealed_for_a_certificate_that_was_retired_since_it_is_sealed_anew_before_it_goes_out_again()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        Bus.TakeOut();
        var old = RotateFundsEncryption();
        Rolling.Retire(Agency, Fund, old, Time.GetUtcNow());
        Rolling.DeleteKey(Fund, old);

        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        var seals = (await AgencyHost.RowsAsync<Seal>()).OrderBy(one => one.Number).ToList();
        seals.Select(one => one.KeyId).ShouldBe(Rolling.DigestsOf(Fund, CertificatePurpose.Encrypt));
        seals[0].ContentKey.ShouldNotBe(seals[1].ContentKey);
        var signed = (await AgencyHost.RowsAsync<Body>()).Where(body => EnvelopeKind.Detect(body.Bytes) == EnvelopeKind.Envelope).ToList();
        signed.Select(body => body.Digest).ShouldBe([sent.EnvelopeDigest], "an envelope id is signed once, however often it is sealed");
        (await AgencyHost.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "ReceiptMissing", "SealedAnew", "Sent", "ReceiptAccepted"]);
        (await FundHost.RowsAsync<Exchange>()).Single().EnvelopeDigest.ShouldBe(sent.EnvelopeDigest);
    }

    [Fact]
    public async Task A_receiver_that_lost_its_key_says_so_and_gets_the_document_for_another_one()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        Rolling.DeleteKey(Fund, RotateFundsEncryption());

        await SettleAsync();

        (await AgencyHost.FindAsync(sent.Id)).Timeline.Select(step => step.Event).ShouldBe(["Submitted", "Sent", "KeyLost", "SealedAnew", "Sent", "ReceiptAccepted"]);
        (await FundHost.RowsAsync<InboxEntry>()).Select(entry => entry.RefusalCode).Order().ShouldBe([null, "SEAL-KEY"]);
        (await FundHost.RowsAsync<Exchange>()).Single().Status.ShouldBe(ExchangeStatus.Accepted);
    }

    [Fact]
    public async Task Where_no_other_certificate_is_known_it_waits_and_goes_out_when_one_is_entered()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        var old = Rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single();
        var file = Rolling.Rotate(Fund, CertificatePurpose.Encrypt);
        Rolling.DeleteKey(Fund, old);
        await SettleAsync();
        (await AgencyHost.FindAsync(sent.Id)).Timeline[^1].ShouldSatisfyAllConditions(last => last.Event.ShouldBe("SendFailed"), last => last.Detail.ShouldBe("attempt 1, NoCertificate"));
        (await AgencyHost.SendWaiting.MakeDueAsync(Stop)).ShouldBe(0);

        Rolling.Enter(Agency, Fund, file);
        (await AgencyHost.SendWaiting.MakeDueAsync(Stop)).ShouldBe(1);
        await SettleAsync();

        (await AgencyHost.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_bus_that_is_away_is_not_tried_sooner_because_a_certificate_changed()
    {
        Bus.Takes = 0;
        await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);

        RotateFundsEncryption();

        (await AgencyHost.SendWaiting.MakeDueAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_about_a_seal_that_was_replaced_changes_nothing()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        var first = Bus.TakeOut();
        var old = RotateFundsEncryption();
        Rolling.Retire(Agency, Fund, old, Time.GetUtcNow());
        Rolling.DeleteKey(Fund, old);
        Time.Advance(TimeSpan.FromSeconds(31));
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        var second = Bus.TakeOut();

        await Bus.HandOverAsync(first[0]);
        await SettleAsync();
        (await AgencyHost.FindAsync(sent.Id)).Status.ShouldBe("Sent");
        (await AgencyHost.RowsAsync<Seal>()).ShouldAllBe(seal => !seal.KeyIsLost);
        (await AgencyHost.RowsAsync<InboxEntry>()).ShouldAllBe(entry => entry.State == InboxState.Judged);

        foreach (var message in second)
        {
            await Bus.HandOverAsync(message);
        }

        await SettleAsync();
        (await AgencyHost.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_key_that_is_put_back_opens_what_waited_for_it_with_its_files()
    {
        var key = Rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single();
        Rolling.HideKey(Fund, key);
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await SettleAsync();
        (await AgencyHost.FindAsync(sent.Id)).Timeline[^1].Detail.ShouldBe("attempt 1, NoCertificate");
        Time.Advance(TimeSpan.FromDays(2));
        (await FundHost.Sweep.SweepAsync(Time.GetUtcNow().AddDays(-1), Stop)).ShouldBe(0);

        Rolling.KeysOf(Fund).Look().ShouldBeFalse();
        Rolling.ShowKey(Fund, key);
        Rolling.KeysOf(Fund).Look().ShouldBeTrue();
        (await new FormExchange.Exchanges.Receive.JudgeAgain(FundHost.Store, Time).PutBackAsync(Stop)).ShouldBe(1);
        await SettleAsync();

        (await AgencyHost.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_receiver_that_says_it_again_and_again_is_heard_once()
    {
        var key = Rolling.DigestsOf(Fund, CertificatePurpose.Encrypt).Single();
        Rolling.HideKey(Fund, key);
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await SettleAsync();
        var (entry, seal) = (await OnlyArrivalAsync(), (await AgencyHost.RowsAsync<Seal>()).Single());

        for (var number = 0; number < 3; number++)
        {
            var now = Time.GetUtcNow();
            var receipt = new NegativeReceipt(sent.EnvelopeId, Agency, Fund, NegativeReason.Key, seal.Digest, entry.ArrivedAt, now);
            var header = new EnvelopeHeader(
                Guid.CreateVersion7(now).ToString(), Fund, Agency, EnvelopeHeader.NegativeReceiptType, "1", now, sent.EnvelopeId, null, null, null, sent.EnvelopeId, null);
            var signed = EnvelopeSigner.Sign(header, NegativeReceiptXml.Write(receipt), [], Rolling.KeysOf(Fund).Find(Fund)!, now);
            await Bus.HandOverAsync(new TransportMessage(Fund, Agency, MessageKind.Envelope, header.EnvelopeId, signed.Bytes));
            await SettleAsync();
        }

        (await AgencyHost.TimelineAsync(sent.Id)).ShouldBe(["Submitted", "Sent", "KeyLost", "SendFailed"]);
    }

    [Fact]
    public async Task Two_hosts_that_seal_one_document_anew_send_the_same_bytes()
    {
        await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        Bus.TakeOut();
        var before = Bus.Sent.Count;
        Rolling.Retire(Agency, Fund, RotateFundsEncryption(), Time.GetUtcNow());
        Time.Advance(TimeSpan.FromSeconds(1));
        var entry = (await AgencyHost.RowsAsync<OutboxEntry>()).Single();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AgencyHost.Publish.PublishAsync(entry, Stop), Stop)));

        (await AgencyHost.RowsAsync<Seal>()).Select(seal => seal.Number).Order().ShouldBe([1, 2]);
        Bus.Sent.Skip(before).Where(m => m.Kind == MessageKind.Envelope).Select(m => Digests.Sha256(m.Body.Span)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_was_accepted_keeps_its_receipt_though_it_comes_in_another_seal_after_the_end_of_its_senders_certificate()
    {
        var sent = await AgencyHost.SubmitAsync(Filled.Claim());
        await AgencyHost.Dispatch.RunOnceAsync(Stop);
        await Bus.DeliverAsync();
        await FundHost.Judge.RunOnceAsync(Stop);
        await FundHost.Dispatch.RunOnceAsync(Stop);
        Bus.TakeOut();
        var signing = Rolling.DigestsOf(Agency, CertificatePurpose.Sign).Single();
        Rolling.Retire(Fund, Agency, signing, Time.GetUtcNow().AddMinutes(-10));
        Rolling.Retire(Agency, Fund, RotateFundsEncryption(), Time.GetUtcNow());

        Time.Advance(TimeSpan.FromSeconds(31));
        await SettleAsync();

        (await AgencyHost.FindAsync(sent.Id)).Verdict.ShouldBe("accepted");
        (await FundHost.RowsAsync<InboxEntry>()).Select(i => i.State).Order().ShouldBe([InboxState.Judged, InboxState.Duplicate]);
    }
}
