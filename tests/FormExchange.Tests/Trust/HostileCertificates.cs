using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>Signatures that hold, by certificates that do not speak for the sender.</summary>
internal static class HostileCertificates
{
    private const string TlsServer = "1.3.6.1.5.5.7.3.1";

    public static IEnumerable<HostileCase> All =>
    [
        Signed("rogue self-signed certificate of the same subject", "CERT-NOT-REGISTERED", bench => new TestCertificate(bench.Certificate.Subject).SelfSigned()),
        Signed("certificate of our authority that nobody entered", "CERT-NOT-REGISTERED", bench => new TestCertificate().IssueIn(bench.Folder)),
        Signed("certificate of another institution", "CERT-SENDER", bench => bench.Folder.Identity(TrustFolder.Cns).Certificate),
        new("sender that the directory does not know", "CERT-UNKNOWN", bench => Forgery.Utf8(
            bench.Text.Change("\">MA:CNSS-OUJ01</sbd:Identifier>", "\">FR:NOBODY</sbd:Identifier>").Resign(new TestCertificate().SelfSigned()))),
        Insider("sender of whom another institution's certificate speaks", "CERT-SENDER", text => text.Change("\">MA:CNSS-OUJ01</sbd:Identifier>", "\">LU:0031</sbd:Identifier>")),
        Signed("expired before the signing", "CERT-EXPIRED", bench => bench.Entered(new() { To = TrustFolder.Noon.AddHours(-1) })),
        Signed("expired between signing and arrival", "CERT-EXPIRED", bench => bench.Entered(new() { To = TrustFolder.Noon.AddSeconds(30) })),
        Signed("not yet valid at the signing", "CERT-NOT-YET-VALID", bench => bench.Entered(new() { From = TrustFolder.Noon.AddSeconds(20) })),
        Signed("TLS certificate", "CERT-USAGE", bench => bench.Entered(new() { Purpose = TlsServer })),
        Signed("encryption certificate", "CERT-USAGE", bench => bench.Entered(new() { Usage = X509KeyUsageFlags.KeyEncipherment })),
        Signed("certificate without key usage", "CERT-USAGE", bench => bench.Entered(new() { Usage = null })),
        Signed("certificate that may sign certificates", "CERT-USAGE", bench => bench.Entered(new() { Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, IsAuthority = true })),
        Signed("the authority's own certificate", "CERT-USAGE", bench => bench.Folder.Enter(TrustFolder.Oujda, bench.Folder.AuthorityWithKey())),
        new("RSA of 1024 bits", "CERT-KEY", bench => Forgery.Utf8(
            bench.Text.Change("#ecdsa-sha256", "#rsa-sha256").Resign(bench.Entered(new() { Key = () => RSA.Create(1024) })))),
        Signed("elliptic curve P-384", "CERT-KEY", bench => bench.Entered(new() { Key = () => ECDsa.Create(ECCurve.NamedCurves.nistP384) })),
        Signed("entered, but self-signed", "CERT-CHAIN", bench => bench.Folder.Enter(TrustFolder.Oujda, new TestCertificate().SelfSigned())),
        Signed("for signing and for encryption", "CERT-MIXED", bench => bench.Entered(new() { Usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyAgreement })),
        Signed("of an authority with a key of 1024 bits", "CERT-WEAK", bench => bench.Folder.Enter(
            TrustFolder.Oujda, new TestCertificate().IssuedBy(bench.Authority(() => RSA.Create(1024))))),
        Signed("revoked", "CERT-REVOKED", bench => bench.Listed(certificate => new TestRevocationList().With(certificate))),
        Signed("on hold", "CERT-REVOKED", bench => bench.Listed(certificate => new TestRevocationList().With(certificate, X509RevocationReason.CertificateHold))),
        Signed("superseded, and signed after that", "CERT-REVOKED", bench => bench.Listed(certificate => new TestRevocationList().With(certificate, X509RevocationReason.Superseded))),
        Signed("of an authority whose list is out of date", "CERT-CRL-STALE", bench => bench.Listed(_ => new TestRevocationList
        {
            ThisUpdate = TrustFolder.Noon.AddDays(-2), NextUpdate = TrustFolder.Noon.AddHours(-1),
        })),
        Signed("retired before the signing", "CERT-RETIRED", bench => bench.Retired(TrustFolder.Noon.AddHours(-1))),
        Signed("entered, but of another authority", "CERT-CHAIN", bench => OtherAuthority(bench)),
    ];

    private static X509Certificate2 OtherAuthority(HostileBench bench)
    {
        using var other = new TrustFolder();
        return bench.Folder.Enter(TrustFolder.Oujda, new TestCertificate().IssueIn(other));
    }
}
