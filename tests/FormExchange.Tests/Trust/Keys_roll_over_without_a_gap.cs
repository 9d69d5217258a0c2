using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>The next key is made, certified, known to partners, and takes over while the one before is still valid.</summary>
public sealed class Keys_roll_over_without_a_gap : IDisposable
{
    private readonly TrustFolder _folder = new();

    private InstitutionKeys Keys => new(CertificateFolders.In(_folder.Path), TrustFolder.Cnap, null, _folder.Time);

    private KeyStore Store => new(CertificateFolders.In(_folder.Path), _folder.Time);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void For_signing_the_old_one_signs_until_it_is_retired()
    {
        var old = Digest(Store.Find(TrustFolder.Cnap)!.Certificate);
        var next = Certified(CertificatePurpose.Sign);

        Digest(Store.Find(TrustFolder.Cnap)!.Certificate).ShouldBe(old, "partners may not know the next one yet");
        States(CertificatePurpose.Sign).ShouldBe([(old, KeyState.InForce), (next, KeyState.Next)], ignoreOrder: true);

        Keys.Retire(old[..8], TrustFolder.Noon.AddSeconds(-1)).Retired.ShouldNotBeNull().HasSuccessor.ShouldBeTrue();

        Digest(Store.Find(TrustFolder.Cnap)!.Certificate).ShouldBe(next);
        States(CertificatePurpose.Sign).ShouldBe([(old, KeyState.Retired), (next, KeyState.InForce)], ignoreOrder: true);
    }

    [Fact]
    public void For_sealing_the_new_one_counts_at_once_and_the_old_one_still_opens()
    {
        var old = Store.DecryptionKeys(TrustFolder.Cnap).ShouldHaveSingleItem().KeyId;
        var next = Certified(CertificatePurpose.Encrypt);
        var directory = _folder.Directory();

        directory.EncryptionCertificateOf(TrustFolder.Cnap, TrustFolder.Noon).ShouldNotBeNull().Digest.ShouldBe(next);
        Store.DecryptionKeys(TrustFolder.Cnap).Select(key => key.KeyId).ShouldBe([next, old]);
        States(CertificatePurpose.Encrypt).ShouldBe([(old, KeyState.Former), (next, KeyState.InForce)], ignoreOrder: true);

        var signed = _folder.Sign();
        foreach (var digest in new[] { old, next })
        {
            var recipient = RecipientKey.Of(directory.Find(digest)!.Certificate).ShouldNotBeNull();
            var opening = new EnvelopeOpener(Store.DecryptionKeys(TrustFolder.Cnap)).Open(EnvelopeSealer.Seal(signed.Bytes, recipient).Bytes);
            opening.Envelope.ShouldNotBeNull().SignedBytes.ToArray().ShouldBe(signed.Bytes);
        }
    }

    [Fact]
    public void Retired_revoked_and_expired_encryption_keys_open_and_are_sealed_for_by_nobody()
    {
        var (retired, revoked) = (Store.DecryptionKeys(TrustFolder.Cnap)[0].KeyId, Certified(CertificatePurpose.Encrypt));
        Keys.Retire(retired, TrustFolder.Noon.AddDays(-1)).Refusal.ShouldBeNull();
        new TestRevocationList().With(_folder.Directory().Find(revoked)!.Certificate, X509RevocationReason.Superseded).Enter(_folder);

        _folder.Directory().EncryptionCertificateOf(TrustFolder.Cnap, TrustFolder.Noon).ShouldBeNull();
        Store.DecryptionKeys(TrustFolder.Cnap).Count.ShouldBe(2);
        new KeyStore(CertificateFolders.In(_folder.Path), new FixedTime(TrustFolder.Noon.AddDays(9000))).DecryptionKeys(TrustFolder.Cnap).Count.ShouldBe(2);
    }

    [Fact]
    public void A_retirement_that_is_announced_takes_effect_by_itself()
    {
        var old = Digest(Store.Find(TrustFolder.Cnap)!.Certificate);
        Keys.Retire(old, TrustFolder.Noon.AddDays(3)).Retired.ShouldNotBeNull().HasSuccessor.ShouldBeFalse();
        var time = new ManualTime(TrustFolder.Noon);
        var store = new KeyStore(CertificateFolders.In(_folder.Path), time);

        store.Find(TrustFolder.Cnap).ShouldNotBeNull();
        time.Advance(TimeSpan.FromDays(4));
        store.Find(TrustFolder.Cnap).ShouldBeNull();
    }

    [Fact]
    public void A_retirement_without_a_time_leaves_every_host_five_minutes_to_see_it()
    {
        var old = Digest(Store.Find(TrustFolder.Cnap)!.Certificate);
        var next = Certified(CertificatePurpose.Sign);
        Keys.Retire(old, null).Retired.ShouldNotBeNull().At.ShouldBe(TrustFolder.Noon.AddMinutes(5));
        var time = new ManualTime(TrustFolder.Noon);
        var store = new KeyStore(CertificateFolders.In(_folder.Path), time);

        Digest(store.Find(TrustFolder.Cnap)!.Certificate).ShouldBe(old);
        time.Advance(TimeSpan.FromMinutes(5.1));
        Digest(store.Find(TrustFolder.Cnap)!.Certificate).ShouldBe(next);
    }

    [Fact]
    public void A_list_about_ourselves_that_is_out_of_date_stops_sealing_for_us_and_not_our_signing()
    {
        new TestRevocationList { NextUpdate = TrustFolder.Noon.AddMinutes(-1) }.Enter(_folder);

        Store.Find(TrustFolder.Cnap).ShouldNotBeNull();
        _folder.Directory().EncryptionCertificateOf(TrustFolder.Cnap, TrustFolder.Noon).ShouldBeNull();
    }

    [Fact]
    public void Rsa_keys_seal_too()
    {
        var made = Keys.Rotate(CertificatePurpose.Encrypt, SigningKeyKind.Rsa3072).Made.ShouldNotBeNull();
        Certify(made, X509KeyUsageFlags.KeyEncipherment);

        var certificate = _folder.Directory().EncryptionCertificateOf(TrustFolder.Cnap, TrustFolder.Noon)!.Certificate;
        certificate.GetRSAPublicKey()!.KeySize.ShouldBe(3072);
        var signed = _folder.Sign().Bytes;
        var envelope = EnvelopeSealer.Seal(signed, RecipientKey.Of(certificate)!);
        new EnvelopeOpener(Store.DecryptionKeys(TrustFolder.Cnap)).Open(envelope.Bytes).Envelope.ShouldNotBeNull().SignedBytes.ToArray().ShouldBe(signed);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_reason()
    {
        Keys.New(CertificatePurpose.Sign, SigningKeyKind.EcdsaP256).Refusal!.Code.ShouldBe("KEY-THERE");
        Keys.Rotate(CertificatePurpose.Sign, null).Refusal.ShouldBeNull();
        Keys.Rotate(CertificatePurpose.Sign, null).Refusal!.Code.ShouldBe("KEY-WAITS");
        Keys.Retire("0123456789", null).Refusal!.Code.ShouldBe("KEY-UNKNOWN");
        Keys.Retire("", null).Refusal!.Code.ShouldBe("KEY-UNKNOWN");
        Keys.Request("nothing", CertificatePurpose.Sign).Refusal!.Code.ShouldBe("KEY-UNKNOWN");
        new InstitutionKeys(CertificateFolders.In(_folder.Path), "FR:CPAM-75", null, _folder.Time).Rotate(CertificatePurpose.Sign, null).Refusal!.Code.ShouldBe("KEY-NONE");
        Import(new TestCertificate().IssueIn(_folder)).ShouldBe("KEY-FITS-NONE");
        Import(_folder.Identity(TrustFolder.Cns).Certificate).ShouldBe("KEY-FITS-NONE");
    }

    [Theory]
    [InlineData("CERT-MIXED", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyAgreement, false, 10)]
    [InlineData("CERT-USAGE", X509KeyUsageFlags.DecipherOnly, false, 10)]
    [InlineData("CERT-CHAIN", X509KeyUsageFlags.DigitalSignature, true, 10)]
    [InlineData("CERT-EXPIRED", X509KeyUsageFlags.DigitalSignature, false, -1)]
    public void A_certificate_that_would_be_refused_later_is_refused_at_its_import(string code, X509KeyUsageFlags usage, bool selfSigned, int days)
    {
        var made = Keys.Rotate(CertificatePurpose.Sign, null).Made.ShouldNotBeNull();
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(made.Key));
        var asked = new TestCertificate { Key = () => ECDsa.Create(key.ExportParameters(true)), Usage = usage, From = TrustFolder.Noon.AddHours(-20), To = TrustFolder.Noon.AddDays(days).AddHours(12) };

        Import(selfSigned ? asked.SelfSigned() : asked.IssueIn(_folder)).ShouldBe(code);
    }

    private string? Import(X509Certificate2 certificate)
    {
        var file = Path.Combine(_folder.Path, "answer.cer");
        File.WriteAllBytes(file, certificate.RawData);
        return Keys.Import(file).Refusal?.Code;
    }

    private IEnumerable<(string, KeyState)> States(CertificatePurpose purpose) =>
        Keys.List().Where(sheet => sheet.Purpose == purpose && sheet.Digest is not null).Select(sheet => (sheet.Digest!, sheet.State));

    private string Certified(CertificatePurpose purpose) => Certify(
        Keys.Rotate(purpose, null).Made.ShouldNotBeNull(), purpose == CertificatePurpose.Sign ? X509KeyUsageFlags.DigitalSignature : X509KeyUsageFlags.KeyAgreement);

    /// <summary>As an authority does: it takes the key out of the request, and decides the rest itself.</summary>
    private string Certify(KeyMade made, X509KeyUsageFlags usage)
    {
        var request = CertificateRequest.LoadSigningRequestPem(
            File.ReadAllText(made.Request), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        request.SubjectName.Name.ShouldBe("CN=LU:0030");
        request.CertificateExtensions.OfType<X509KeyUsageExtension>().Single().KeyUsages.HasFlag(usage).ShouldBeTrue();
        using var authority = _folder.AuthorityWithKey();
        using var made2 = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!), TrustFolder.Noon.AddHours(-1), TrustFolder.Noon.AddDays(400), [1, 2, 3]);
        var file = Path.Combine(_folder.Path, "answer.pem");
        File.WriteAllText(file, made2.ExportCertificatePem());
        return Keys.Import(file).Entered.ShouldNotBeNull().Digest;
    }

    private static string Digest(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
}
