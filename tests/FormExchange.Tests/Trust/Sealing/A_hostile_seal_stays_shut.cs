using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust.Sealing;

public sealed class A_hostile_seal_stays_shut
{
    private static readonly SealBench Bench = new();

    private static readonly Dictionary<string, HostileSeal> Cases = HostileSeals.All.Concat(HostileSealShapes.All).ToDictionary(hostile => hostile.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void With_an_answer_that_tells_nothing(string name)
    {
        var hostile = Cases[name];
        var made = hostile.Make(Bench);
        new[] { Bench.Ecdh, Bench.Rsa, Bench.Mgf1p }.ShouldNotContain(made, "the case changes nothing");

        var opening = TestRecipient.Opener.Open(Forgery.Utf8(made));

        opening.Envelope.ShouldBeNull();
        opening.Refusal.ShouldNotBeNull().Code.ShouldBe(hostile.Code);
    }

    [Fact]
    public void In_all_the_ways_that_are_known()
    {
        HostileSealWays.All.Where(way => way.Cases.Distinct().Count() < 3).Select(way => way.Name).ShouldBeEmpty();
        HostileSealWays.All.SelectMany(way => way.Cases).Except(Cases.Keys).Except(HostileAttachments.All.Select(hostile => hostile.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void And_what_the_cases_are_made_from_opens()
    {
        foreach (var good in new[]
        {
            Bench.Ecdh, Bench.Rsa, Bench.Mgf1p, SealBench.Insider(Golden.Envelope), SealBench.Agreed(Golden.Envelope),
            SealBench.Insider(Golden.Envelope, padding: System.Security.Cryptography.RSAEncryptionPadding.OaepSHA1, says: KeyTransport.RsaOaepMgf1p),
        })
        {
            TestRecipient.Opener.Open(Forgery.Utf8(good)).Refusal.ShouldBeNull();
        }
    }

    [Fact]
    public void Sha_1_opens_only_for_the_senders_that_were_allowed_it()
    {
        var made = Forgery.Utf8(Bench.Mgf1p);

        new EnvelopeOpener([TestRecipient.Rsa2048.Opens]).Open(made).Refusal!.Code.ShouldBe("SEAL-CANNOT-OPEN");
        new EnvelopeOpener([TestRecipient.Rsa2048.Opens], [TrustFolder.Cns]).Open(made).Refusal!.Code.ShouldBe("SEAL-CANNOT-OPEN");
        new EnvelopeOpener([TestRecipient.Rsa2048.Opens], [TrustFolder.Oujda]).Open(made).Refusal.ShouldBeNull();
    }

    [Fact]
    public void The_framework_takes_no_point_off_the_curve()
    {
        // What EphemeralPoint relies on: a key in a device would be asked about whatever passes here.
        byte[] point = [4, .. TestRecipient.P256.Key.Curve!.ExportParameters().Q.X!, .. TestRecipient.P256.Key.Curve.ExportParameters().Q.Y!];
        EphemeralPoint.Read(point, VerificationPolicy.Strict).ShouldNotBeNull().Dispose();
        for (var at = 0; at < point.Length; at++)
        {
            var changed = point.ToArray();
            changed[at] ^= 1;
            EphemeralPoint.Read(changed, VerificationPolicy.Strict).ShouldBeNull();
        }
    }
}
