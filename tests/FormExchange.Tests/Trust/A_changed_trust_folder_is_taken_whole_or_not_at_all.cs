using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

public sealed class A_changed_trust_folder_is_taken_whole_or_not_at_all : IDisposable
{
    private readonly TrustFolder _folder = new();
    private readonly TrustInUse _trust;

    public A_changed_trust_folder_is_taken_whole_or_not_at_all() => _trust = new TrustInUse(Trust, _folder.Directory());

    private string Trust => CertificateFolders.In(_folder.Path).Trust;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_happens_where_nothing_changed()
    {
        var before = _trust.Current;
        foreach (var file in Directory.GetFiles(Trust, "*.pem", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, TrustFolder.Noon.UtcDateTime);
        }

        _trust.Look().ShouldBeNull();
        _trust.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public void A_new_certificate_counts_for_the_verifier_and_for_the_keys_from_the_next_look_on()
    {
        var keys = new KeyStore(CertificateFolders.In(_folder.Path), _folder.Time, null, _trust);
        keys.Find(TrustFolder.Oujda).ShouldNotBeNull();
        var text = Forgery.Text(_folder.Sign().Bytes);
        var envelope = Forgery.Utf8(text.Resign(_folder.Enter(TrustFolder.Oujda, new TestCertificate().IssueIn(_folder))));
        Verify(envelope).ShouldBe("CERT-NOT-REGISTERED");

        _trust.Look().ShouldNotBeNull().ShouldBeEmpty();

        Verify(envelope).ShouldBeNull();
        var old = keys.Find(TrustFolder.Oujda)!.Certificate;
        new InstitutionKeys(CertificateFolders.In(_folder.Path), TrustFolder.Oujda, null, _folder.Time)
            .Retire(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(old.RawData)), TrustFolder.Noon.AddDays(-1));
        keys.Find(TrustFolder.Oujda).ShouldNotBeNull("nobody looked yet");
        _trust.Look();
        keys.Find(TrustFolder.Oujda).ShouldBeNull();
    }

    [Fact]
    public void A_broken_folder_keeps_the_former_directory_and_says_why_until_it_is_mended()
    {
        var before = _trust.Current;
        var broken = Path.Combine(Trust, "institutions", "LU_0030", "half.pem");
        File.WriteAllText(broken, "-----BEGIN CERTIFICATE-----\nMIIB");

        _trust.Look().ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("TRUST-UNREADABLE");
        _trust.Look().ShouldBeNull("said once, not at every look");
        _trust.Problems.ShouldHaveSingleItem().File.ShouldBe(broken);
        _trust.Current.ShouldBeSameAs(before);

        File.Delete(broken);
        _trust.Look().ShouldNotBeNull().ShouldBeEmpty();
        _trust.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_went_away_is_no_folder_that_trusts_nobody()
    {
        Directory.Move(Trust, Trust + ".gone");

        _trust.Look().ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("TRUST-GONE");
        _trust.Current.Institutions.ShouldNotBeEmpty();

        Directory.Move(Trust + ".gone", Trust);
        _trust.Look().ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public void A_revocation_list_may_be_followed_by_a_newer_one_only()
    {
        new TestRevocationList(5).With(_folder.Identity(TrustFolder.Cns).Certificate).Enter(_folder);
        _trust.Look().ShouldNotBeNull().ShouldBeEmpty();

        new TestRevocationList(4).Enter(_folder);
        _trust.Look().ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("TRUST-CRL-OLDER");
        File.Delete(Path.Combine(Trust, "crl", "list.crl"));
        _trust.Look().ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("TRUST-CRL-OLDER", "none at all is older still");
        _trust.Current.CertificatesOf(TrustFolder.Cns).Count(certificate => certificate.Revocations.Count > 0).ShouldBe(1);

        new TestRevocationList(6).Enter(_folder);
        _trust.Look().ShouldNotBeNull().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000.retired", "2026-11-24T12:00:00Z")]
    [InlineData("signing.retired", "2026-11-24T12:00:00Z")]
    [InlineData("{digest}.retired", "yesterday")]
    [InlineData("{digest}.retired", "")]
    public void A_retirement_that_fits_nothing_or_says_nothing_is_a_defect(string name, string text)
    {
        var digest = _trust.Current.CertificatesOf(TrustFolder.Cnap)[0].Digest;
        File.WriteAllText(Path.Combine(Trust, "institutions", "LU_0030", name.Replace("{digest}", digest, StringComparison.Ordinal)), text);

        _trust.Look().ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("TRUST-RETIRED");
    }

    private string? Verify(byte[] envelope) =>
        new EnvelopeVerifier(TrustFolder.Schemas, _trust.Current).Verify(envelope, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)).Refusal?.Code;
}
