using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>Each in a folder of its own: a revocation list speaks of every certificate of its authority.</summary>
public sealed class A_revoked_retired_or_mixed_certificate_is_refused
{
    private const string TlsServer = "1.3.6.1.5.5.7.3.1";
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    private static readonly DateTimeOffset Before = TrustFolder.Noon.AddMinutes(-5);
    private static readonly DateTimeOffset After = TrustFolder.Noon.AddSeconds(30);

    private static readonly Dictionary<string, HostileCase> Cases = new HostileCase[]
    {
        Listed("revoked", "CERT-REVOKED", (folder, certificate) => new TestRevocationList().With(certificate).Enter(folder)),
        Listed("revoked by a newer list", "CERT-REVOKED", (folder, certificate) =>
        {
            new TestRevocationList(1) { ThisUpdate = Before.AddDays(-1) }.Enter(folder, "z-older");
            new TestRevocationList(2).With(certificate).Enter(folder, "a-newer");
        }),
        Listed("on hold", "CERT-REVOKED", (folder, certificate) => new TestRevocationList().With(certificate, X509RevocationReason.CertificateHold).Enter(folder)),
        Listed("revoked for a stolen key, after the time that the signature states", "CERT-REVOKED", (folder, certificate) =>
            new TestRevocationList().With(certificate, X509RevocationReason.KeyCompromise, After).Enter(folder)),
        Listed("revoked without a reason, after the time that the signature states", "CERT-REVOKED", (folder, certificate) =>
            new TestRevocationList().With(certificate, null, After).Enter(folder)),
        Listed("superseded before the signing", "CERT-REVOKED", (folder, certificate) =>
            new TestRevocationList().With(certificate, X509RevocationReason.Superseded, Before).Enter(folder)),
        Listed("revoked, in a list that is out of date", "CERT-REVOKED", (folder, certificate) =>
            new TestRevocationList { NextUpdate = Before }.With(certificate).Enter(folder)),
        Listed("of a list that was due before the arrival", "CERT-CRL-STALE", (folder, _) => new TestRevocationList { NextUpdate = Before }.Enter(folder)),
        Listed("of a list that was due between signing and arrival", "CERT-CRL-STALE", (folder, _) => new TestRevocationList { NextUpdate = After }.Enter(folder)),
        Listed("of an old list that still holds, beside the newer one that was due", "CERT-CRL-STALE", (folder, _) =>
        {
            new TestRevocationList(1) { ThisUpdate = Before.AddDays(-2), NextUpdate = Before.AddDays(30) }.Enter(folder, "one");
            new TestRevocationList(2) { NextUpdate = Before }.Enter(folder, "two");
        }),
        Retired("retired before the signing", Before),
        Retired("retired long ago", Before.AddDays(-9)),
        Retired("retired, in its last second", TrustFolder.Noon.AddSeconds(-1)),
        Mixed("for signing and key agreement", new() { Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyAgreement }),
        Mixed("for signing and key encipherment", new() { Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, Key = () => RSA.Create(2048) }),
        Mixed("for non-repudiation and data encipherment", new() { Usage = X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.DataEncipherment }),
        Mixed("for TLS and document signing", new() { Purpose = TlsServer, OtherPurpose = DocumentSigning }),
        Signed("for signing, with a key that has a certificate for encryption too", "CERT-MIXED", WithSharedKey),
        Signed("of an authority with a short key", "CERT-WEAK", bench => OfWeakAuthority(bench.Folder)),
        Signed("of an authority that its own root took back", "CERT-REVOKED", bench => OfRevokedAuthority(bench.Folder)),
    }.ToDictionary(hostile => hostile.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void With_the_code_that_says_why(string name)
    {
        using var folder = new TrustFolder();
        var bytes = Cases[name].Make(new HostileBench(folder));

        var verification = folder.Verify(bytes);

        verification.Envelope.ShouldBeNull();
        verification.Refusal.ShouldNotBeNull().Code.ShouldBe(Cases[name].Code);
    }

    [Fact]
    public void But_not_one_that_was_given_up_in_good_order_after_the_signing()
    {
        using var folder = new TrustFolder();
        var (bytes, certificate) = (folder.Sign().Bytes, folder.Identity(TrustFolder.Oujda).Certificate);
        foreach (var (reason, number) in new[] { (X509RevocationReason.Superseded, 1), (X509RevocationReason.CessationOfOperation, 2) })
        {
            new TestRevocationList(number).With(certificate, reason, After).Enter(folder);
            folder.Verify(bytes).Refusal.ShouldBeNull();
        }

        Retire(folder, certificate, After);
        folder.Verify(bytes).Refusal.ShouldBeNull("it was signed before");
    }

    [Fact]
    public void And_a_newer_list_lifts_a_hold()
    {
        using var folder = new TrustFolder();
        var bytes = folder.Sign().Bytes;
        new TestRevocationList(1) { ThisUpdate = Before.AddDays(-1) }.With(folder.Identity(TrustFolder.Oujda).Certificate, X509RevocationReason.CertificateHold).Enter(folder, "one");
        folder.Verify(bytes).Refusal!.Code.ShouldBe("CERT-REVOKED");

        new TestRevocationList(2).Enter(folder, "two");

        folder.Verify(bytes).Refusal.ShouldBeNull();
    }

    [Fact]
    public void And_a_list_out_of_date_goes_on_counting_where_the_operator_says_so()
    {
        using var folder = new TrustFolder();
        var bytes = folder.Sign().Bytes;
        new TestRevocationList { NextUpdate = Before }.With(folder.Identity(TrustFolder.Cns).Certificate).Enter(folder);
        var directory = TrustDirectory.Load(CertificateFolders.In(folder.Path).Trust, StaleCrl.Accept).Directory.ShouldNotBeNull();

        new EnvelopeVerifier(TrustFolder.Schemas, directory).Verify(bytes, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)).Refusal.ShouldBeNull();
        var revoked = directory.CertificatesOf(TrustFolder.Cns).Single(certificate => certificate.Revocations.Count > 0);
        directory.Refuse(revoked, CertificatePurpose.Sign, TrustFolder.Noon).ShouldNotBeNull().Code.ShouldBe("CERT-REVOKED");
    }

    private static HostileCase Listed(string name, string code, Action<TrustFolder, X509Certificate2> list) => new(name, code, bench =>
    {
        list(bench.Folder, bench.Certificate);
        return Forgery.Utf8(bench.Text);
    });

    private static HostileCase Retired(string name, DateTimeOffset at) => new(name, "CERT-RETIRED", bench =>
    {
        Retire(bench.Folder, bench.Certificate, at);
        return Forgery.Utf8(bench.Text);
    });

    private static X509Certificate2 WithSharedKey(HostileBench bench)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        bench.Entered(new() { Usage = X509KeyUsageFlags.KeyAgreement, Key = () => ECDsa.Create(parameters) });
        return bench.Entered(new() { Key = () => ECDsa.Create(parameters) });
    }

    private static HostileCase Mixed(string name, TestCertificate certificate) => new(name, "CERT-MIXED", bench =>
    {
        var entered = bench.Entered(certificate);
        var text = entered.GetRSAPublicKey() is null ? bench.Text : bench.Text.Change("#ecdsa-sha256", "#rsa-sha256");
        return Forgery.Utf8(text.Resign(entered));
    });

    private static void Retire(TrustFolder folder, X509Certificate2 certificate, DateTimeOffset at) => new InstitutionKeys(
        CertificateFolders.In(folder.Path), TrustFolder.Oujda, null, folder.Time).Retire(Digest(certificate), at).Refusal.ShouldBeNull();

    private static string Digest(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    private static X509Certificate2 OfWeakAuthority(TrustFolder folder)
    {
        var authority = new TestCertificate("CN=FICTIF short key") { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign, Key = () => RSA.Create(1024) }.SelfSigned();
        EnterAuthority(folder, authority);
        return folder.Enter(TrustFolder.Oujda, new TestCertificate { From = TrustFolder.Noon.AddDays(-9), To = TrustFolder.Noon.AddDays(9) }.IssuedBy(authority));
    }

    private static X509Certificate2 OfRevokedAuthority(TrustFolder folder)
    {
        var root = new TestCertificate("CN=FICTIF root") { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign }.SelfSigned();
        var issuing = new TestCertificate("CN=FICTIF issuing") { IsAuthority = true, Usage = X509KeyUsageFlags.KeyCertSign, From = TrustFolder.Noon.AddDays(-9), To = TrustFolder.Noon.AddDays(9) }
            .IssuedBy(root);
        EnterAuthority(folder, root);
        EnterAuthority(folder, issuing);
        TestRevocationList.Enter(folder, new TestRevocationList().With(issuing, X509RevocationReason.CACompromise).By(root));
        return folder.Enter(TrustFolder.Oujda, new TestCertificate { From = TrustFolder.Noon.AddDays(-8), To = TrustFolder.Noon.AddDays(8) }.IssuedBy(issuing));
    }

    private static void EnterAuthority(TrustFolder folder, X509Certificate2 authority) =>
        File.WriteAllText(Path.Combine(folder.Path, "trust", "ca", authority.Thumbprint + ".pem"), authority.ExportCertificatePem());
}
