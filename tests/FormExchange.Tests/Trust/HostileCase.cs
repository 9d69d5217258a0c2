using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>One hostile envelope: how it is derived from a validly signed one, and the code that it is refused with.</summary>
internal sealed record HostileCase(string Name, string Code, Func<HostileBench, byte[]> Make)
{
    /// <summary>A change of the text after signing.</summary>
    public static HostileCase Changed(string name, string code, Func<string, string> change) =>
        new(name, code, bench => Forgery.Utf8(change(bench.Text)));

    /// <summary>A change of the text that somebody with the sender's own key signs again: only the profile can refuse it.</summary>
    public static HostileCase Insider(string name, string code, Func<string, string> change) =>
        new(name, code, bench => Forgery.Utf8(change(bench.Text).Resign(bench.Certificate)));

    /// <summary>A valid envelope, but signed with a certificate that is not (or no longer, or not yet) good for it.</summary>
    public static HostileCase Signed(string name, string code, Func<HostileBench, X509Certificate2> certificate) =>
        new(name, code, bench => Forgery.Utf8(bench.Text.Resign(certificate(bench))));
}

/// <summary>What hostile envelopes are made from.</summary>
internal sealed record HostileBench(TrustFolder Folder)
{
    public string Text { get; init; } = Forgery.Text(Folder.Sign(document: Samples.WithoutCarriageReturn).Bytes);

    /// <summary>The same with a carriage return in the document, which only a canonical form that is made with care keeps.</summary>
    public HostileBench WithCarriageReturn => this with { Text = Forgery.Text(Folder.Sign().Bytes) };

    public X509Certificate2 Certificate { get; } = Folder.Identity(TrustFolder.Oujda).Certificate;

    /// <summary>A further authority of the directory, which so far issued nothing.</summary>
    public X509Certificate2 Authority(Func<AsymmetricAlgorithm>? key = null)
    {
        var authority = new TestCertificate($"CN=FICTIF {Guid.NewGuid()}")
        {
            Usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
            IsAuthority = true,
            Key = key ?? (() => ECDsa.Create(ECCurve.NamedCurves.nistP256)),
            From = TrustFolder.Noon.AddDays(-20),
        }.SelfSigned();
        File.WriteAllText(Path.Combine(Folder.Path, "trust", "ca", $"{Guid.NewGuid()}.pem"), authority.ExportCertificatePem());
        return authority;
    }

    /// <summary>A certificate of an authority of its own, which has that list.</summary>
    public X509Certificate2 Listed(Func<X509Certificate2, TestRevocationList> list)
    {
        var authority = Authority();
        var certificate = Folder.Enter(TrustFolder.Oujda, new TestCertificate().IssuedBy(authority));
        TestRevocationList.Enter(Folder, list(certificate).By(authority), Guid.NewGuid().ToString());
        return certificate;
    }

    public X509Certificate2 Retired(DateTimeOffset at)
    {
        var certificate = Entered(new TestCertificate());
        var folder = Path.Combine(Folder.Path, "trust", "institutions", TrustFolder.Oujda.Replace(':', '_'));
        File.WriteAllText(Path.Combine(folder, $"{CanonicalXml.Sha256Hex(certificate.RawData)}.retired"), $"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
        return certificate;
    }

    public X509Certificate2 Entered(TestCertificate certificate) => Folder.Enter(TrustFolder.Oujda, certificate.IssueIn(Folder));
}
