using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>An institution that signs with software of its own: its key and certificate as PEM files, its certificate entered in our directory.</summary>
internal sealed class Partner : IDisposable
{
    /// <summary>The kinds of keys of PROFILE.md 3.5 that partners are known to use.</summary>
    public static readonly string[] Kinds = ["RSA-2048", "RSA-3072", "P-256"];

    /// <summary>A form, and one with long lists, in KB.</summary>
    public static readonly int[] Sizes = [5, 50];

    private readonly TemporaryFolder files = new();

    public Partner(string kind)
    {
        Certificate = Folder.Enter(TrustFolder.Oujda, new TestCertificate { Key = () => NewKey(kind) }.IssueIn(Folder));
        (KeyFile, CertificateFile) = (File("key.pem"), File("certificate.pem"));
        using var rsa = Certificate.GetRSAPrivateKey();
        using var ecdsa = Certificate.GetECDsaPrivateKey();
        System.IO.File.WriteAllText(KeyFile, rsa?.ExportPkcs8PrivateKeyPem() ?? ecdsa!.ExportPkcs8PrivateKeyPem());
        System.IO.File.WriteAllText(CertificateFile, Certificate.ExportCertificatePem());
    }

    public TrustFolder Folder { get; } = new();

    public X509Certificate2 Certificate { get; }

    public string KeyFile { get; }

    public string CertificateFile { get; }

    public string File(string name) => files.File(name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllBytes(File(name), Forgery.Utf8(text));
        return File(name);
    }

    /// <summary>As we sign it with the partner's key.</summary>
    public string Signed(int kilobytes)
    {
        var identity = new SigningIdentity(TrustFolder.Oujda, Certificate);
        return Forgery.Text(EnvelopeSigner.Sign(Samples.Header(), Samples.Signable(Document(kilobytes)), Samples.Attachments, identity, TrustFolder.Noon).Bytes);
    }

    /// <summary>Header, document and attachments, as they are before somebody signs.</summary>
    public string Unsigned(int kilobytes)
    {
        var signed = Signed(kilobytes);
        return signed.Change(signed.Signature(), "");
    }

    public void Dispose()
    {
        files.Dispose();
        Folder.Dispose();
        Certificate.Dispose();
    }

    /// <summary>The awkward sample with one element as often as it takes.</summary>
    private static string Document(int kilobytes)
    {
        const string line = "<Line n='1'>Exemple &amp; مثال وهمي <![CDATA[<FICTIF>]]></Line>\n";
        var lines = string.Concat(Enumerable.Repeat(line, ((kilobytes * 1024) / Forgery.Utf8(line).Length) + 1));
        return Samples.Document.Change("<Empty/>", lines + "<Empty/>");
    }

    private static AsymmetricAlgorithm NewKey(string kind) =>
        kind == "P-256" ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(int.Parse(kind.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture));
}
