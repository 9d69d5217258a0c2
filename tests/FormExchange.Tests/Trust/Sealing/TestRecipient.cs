using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>A published test key of the golden folder, as recipient.</summary>
internal sealed class TestRecipient
{
    private TestRecipient(string name)
    {
        CertificateFile = Path.Combine(Golden.Folder, $"test-recipient-{name}.cert.pem");
        KeyFile = Path.Combine(Golden.Folder, $"test-recipient-{name}.key.pem");
        Certificate = X509Certificate2.CreateFromPemFile(CertificateFile, KeyFile);
        Key = RecipientKey.Of(Certificate)!;
        Opens = DecryptionKey.Of(Certificate);
    }

    public static TestRecipient P256 { get; } = new("p256");

    public static TestRecipient Rsa2048 { get; } = new("rsa-2048");

    public static TestRecipient Rsa3072 { get; } = new("rsa-3072");

    /// <summary>Nobody here has the key of this certificate.</summary>
    public static RecipientKey Stranger { get; } =
        RecipientKey.Of(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Golden.Folder, "test-stranger-p256.cert.pem")))!;

    /// <summary>Holds the keys of all of them; the sender of the golden envelope may use SHA-1.</summary>
    public static EnvelopeOpener Opener { get; } = new([P256.Opens, Rsa2048.Opens, Rsa3072.Opens], [TrustFolder.Oujda]);

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public X509Certificate2 Certificate { get; }

    public RecipientKey Key { get; }

    public DecryptionKey Opens { get; }

    public static TestRecipient Of(string name) => name switch { "p256" => P256, "rsa-2048" => Rsa2048, _ => Rsa3072 };
}
