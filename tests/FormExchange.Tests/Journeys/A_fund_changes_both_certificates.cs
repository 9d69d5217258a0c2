using FormExchange.Exchanges;
using FormExchange.Exchanges.Data;
using FormExchange.Exchanges.Envelopes;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;
using FormExchange.Tests.Exchanges;
using FormExchange.Tests.Transport.RabbitMq;
using FormExchange.Trust;

namespace FormExchange.Tests.Journeys;

/// <summary>
/// A fund changes both its certificates while 500 forms are under way, most of them in the queue of a partner that is dead: claims that were sealed for the
/// former certificate, decisions that were signed with it. None is refused, none is lost, and what the former key signs afterwards is not believed.
/// </summary>
[Collection(ServersThatLive.Name)]
public sealed class A_fund_changes_both_certificates(StageServers servers, ITestOutputHelper output)
{
    private const int Answered = 40;
    private const int Claimed = 500;

    private static readonly FormCatalogue Catalogue = FormCatalogue.Load(Repository.Schemas).Catalogue!;

    /// <summary>Whoever sends again every few seconds to a partner that is dead for a minute leaves him a queue of copies.</summary>
    private static ExchangeOptions Patient => TwoHostStage.Impatient with { ReceiptTimeout = TimeSpan.FromSeconds(20), LongestDelay = TimeSpan.FromMinutes(1) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_500_forms_are_in_flight_none_is_refused_and_none_is_lost()
    {
        await using var stage = await TwoHostStage.StartAsync(servers, options: Patient);
        var (fund, driver) = (new FundsKeys(stage.File("set")), new Driver(stage));
        var claims = new GeneratedClaims(stage.File("claims"), seed: 6);
        await SubmitAsync(driver, claims, Answered);
        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(2));
        List<string> delivered = [.. driver.Accepted];

        // Its queue fills with claims that are sealed for the certificate that it is about to change.
        await stage.FundHost.KillAsync();
        await SubmitAsync(driver, claims, Claimed);
        await Until.TrueAsync(async () => await CountAsync(stage.AgencyStore, ExchangeStatus.Sent) == Claimed, "all claims are on the bus", TimeSpan.FromMinutes(1));
        await fund.RollOverAsync(CertificatePurpose.Encrypt);
        await Until.TrueAsync(() => SealedAnewAsync(stage), "the agency seals for the new certificate what has no receipt", TimeSpan.FromMinutes(2));

        // And now the agency's queue, with receipts and decisions that are signed by the key which is about to be changed.
        await stage.AgencyHost.KillAsync();
        await stage.FundHost.StartAsync();
        (await driver.AnswerAllAsync(delivered, Stop)).ShouldBeEmpty();
        await Until.TrueAsync(async () => await CountAsync(stage.FundStore, ExchangeStatus.Sent) == Answered, "all decisions are on the bus", TimeSpan.FromMinutes(1));
        await fund.RollOverAsync(CertificatePurpose.Sign);
        var later = driver.Accepted.Except(delivered).Except(await AnswersAsync(stage)).ToList();
        var answered = await AnswerUntilItSignsAnewAsync(stage, driver, fund, later);
        await stage.AgencyHost.StartAsync();

        await BothSides.SettleAsync(stage.Stores, TimeSpan.FromMinutes(3));
        await BothSides.AgreeAsync(stage.Stores, driver.Accepted);
        driver.Accepted.Count.ShouldBe((2 * Answered) + Claimed + answered);
        foreach (var store in stage.Stores)
        {
            await using var db = store.Read();
            db.Inbox.Where(entry => entry.State == InboxState.Quarantined).Select(entry => entry.RefusalCode).ToList().ShouldBeEmpty();
        }

        await WhatTheFormerKeySignsNowIsNotBelievedAsync(stage, fund);
        output.WriteLine($"{driver.Accepted.Count} forms, of which {await TwiceSealedAsync(stage)} were sealed for both certificates");
    }

    /// <summary>Answers one claim after the other until the fund's host has seen the change; how many that took.</summary>
    private static async Task<int> AnswerUntilItSignsAnewAsync(TwoHostStage stage, Driver driver, FundsKeys fund, List<string> claims)
    {
        var count = 0;
        await Until.TrueAsync(
            async () =>
            {
                (await driver.AnswerAllAsync([claims[count++]], Stop)).ShouldBeEmpty();
                return await LastSignerAsync(stage) == fund.DigestInForce(CertificatePurpose.Sign);
            },
            "the fund signs with its new key");
        return count;
    }

    /// <summary>The certificate with which the fund signed its last decision.</summary>
    private static async Task<string> LastSignerAsync(TwoHostStage stage)
    {
        await using var db = stage.FundStore.Read();
        var last = db.Exchanges.Where(exchange => exchange.Direction == Direction.Outgoing).OrderByDescending(exchange => exchange.CreatedAt).First();
        var bytes = db.Bodies.Single(body => body.Owner == last.Owner && body.Digest == last.EnvelopeDigest).Bytes;
        var verifier = new EnvelopeVerifier(Catalogue.Envelope, TrustDirectory.Load(stage.File("set", "trust")).Directory!);
        return verifier.Verify(bytes, TwoHostStage.AgencyId, TimeProvider.System.GetUtcNow()).Envelope.ShouldNotBeNull().CertificateDigest;
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(TwoHostStage stage)
    {
        await using var db = stage.FundStore.Read();
        return [.. db.Exchanges.Where(exchange => exchange.Direction == Direction.Outgoing).Select(exchange => exchange.Id)];
    }

    /// <summary>Whoever has the former key states any time that he likes; one after the end is refused, and seals for the former certificate are no longer made.</summary>
    private static async Task WhatTheFormerKeySignsNowIsNotBelievedAsync(TwoHostStage stage, FundsKeys fund)
    {
        var (now, directory) = (TimeProvider.System.GetUtcNow(), TrustDirectory.Load(stage.File("set", "trust")).Directory!);
        var former = new SigningIdentity(TwoHostStage.FundId, fund.Retired.Single(one => one.HasPrivateKey));
        var header = new EnvelopeHeader(
            Guid.CreateVersion7(now).ToString(), TwoHostStage.FundId, TwoHostStage.AgencyId, "PensionDecisionNotification", "1", now, Guid.CreateVersion7(now).ToString(), null, null, null, null, null);
        var forged = EnvelopeSigner.Sign(header, SignableDocument.Of(Filled.Decision().Utf8).Document!, [], former, now);
        var made = EnvelopeSealer.Seal(forged.Bytes, directory.RecipientKeyOf(TwoHostStage.AgencyId, now)!);

        await stage.SendAsync(TwoHostStage.FundId, TwoHostStage.AgencyId, header.EnvelopeId, made.Bytes);

        await Until.TrueAsync(
            async () =>
            {
                await using var db = stage.AgencyStore.Read();
                return db.Inbox.Any(entry => entry.RefusalCode == CertificateCodes.Retired.Code);
            },
            "the forged decision is refused");
        await using var seals = stage.AgencyStore.Read();
        seals.Seals.Where(seal => seal.Number == 2).Select(seal => seal.KeyId).Distinct().ToList().ShouldBe([fund.DigestInForce(CertificatePurpose.Encrypt)]);
    }

    private static async Task SubmitAsync(Driver driver, GeneratedClaims claims, int count)
    {
        var made = new List<GeneratedClaim>();
        for (var number = 0; number < count; number++)
        {
            made.Add(await claims.NextAsync(largestFile: 4_000));
        }

        await Parallel.ForEachAsync(made, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop }, async (claim, cancel) =>
            (await driver.SubmitAsync(new PlannedClaim(claim, null), answer: false, cancel)).ShouldBeNull());
    }

    private static async Task<int> CountAsync(IExchangeStore store, ExchangeStatus status)
    {
        await using var db = store.Read();
        return db.Exchanges.Count(exchange => exchange.Direction == Direction.Outgoing && exchange.Status == status);
    }

    private static async Task<bool> SealedAnewAsync(TwoHostStage stage) => await TwiceSealedAsync(stage) > Claimed / 2;

    private static async Task<int> TwiceSealedAsync(TwoHostStage stage)
    {
        await using var db = stage.AgencyStore.Read();
        return db.Seals.Count(seal => seal.Number == 2);
    }
}
