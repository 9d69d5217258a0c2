using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>A data folder with development certificates of three institutions, gone after the test; and what is usually signed with them.</summary>
internal sealed class TrustFolder : IDisposable
{
    public const string Oujda = "MA:CNSS-OUJ01";
    public const string Cnap = "LU:0030";
    public const string Cns = "LU:0031";

    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private TrustDirectory? lastRead;

    /// <param name="madeAt">When authority and certificates were made.</param>
    public TrustFolder(SigningKeyKind kind = SigningKeyKind.EcdsaP256, DateTimeOffset? madeAt = null)
    {
        Made = DevelopmentCertificates.Ensure(CertificateFolders.In(Path), [Oujda, Cnap, Cns], new FixedTime(madeAt ?? Noon), kind);
        Keys = new KeyStore(CertificateFolders.In(Path), Time);
    }

    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("formexchange-trust-").FullName;

    public TimeProvider Time { get; } = new FixedTime(Noon);

    public DevelopmentCertificatesMade Made { get; }

    public KeyStore Keys { get; }

    public static EnvelopeSchemas Schemas => SchemasOnce.Value;

    public EnvelopeVerifier Verifier => new(Schemas, Directory());

    /// <summary>What its files say now; hundreds of envelopes are judged by the same files, which are then taken apart once.</summary>
    public TrustDirectory Directory()
    {
        var files = TrustFiles.Read(CertificateFolders.In(Path).Trust);
        if (lastRead is not { } known || known.FilesDigest != files.Digest)
        {
            lastRead = known = TrustDirectory.Load(files, StaleCrl.Refuse).Directory!;
        }

        return known;
    }

    public SigningIdentity Identity(string institution) => Keys.Find(institution)!;

    public SignedEnvelope Sign(EnvelopeHeader? header = null, string? document = null, IReadOnlyList<EnvelopeAttachment>? attachments = null, DateTimeOffset? at = null)
    {
        header ??= Samples.Header();
        return EnvelopeSigner.Sign(
            header, Samples.Signable(document), attachments ?? Samples.Attachments, Identity(header.Sender), at ?? Noon);
    }

    public Verification Verify(byte[] bytes, string? receiver = Cnap, DateTimeOffset? arrivedAt = null) =>
        Verifier.Verify(bytes, receiver, arrivedAt ?? Noon.AddMinutes(1));

    public string AuthorityFile => System.IO.Directory.GetFiles(System.IO.Path.Combine(Path, "trust", "ca"), "development-ca*").Single();

    public X509Certificate2 AuthorityWithKey() => X509Certificate2.CreateFromPemFile(
        AuthorityFile, System.IO.Path.Combine(Path, "keys", "development-ca", "ca.pem"));

    /// <summary>Enters a certificate for an institution, as an administrator would.</summary>
    public X509Certificate2 Enter(string institution, X509Certificate2 certificate)
    {
        var file = System.IO.Path.Combine(Path, "trust", "institutions", institution.Replace(':', '_'), certificate.GetSerialNumberString() + ".pem");
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return certificate;
    }

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);

    private static readonly Lazy<EnvelopeSchemas> SchemasOnce = new(() =>
    {
        var load = FormCatalogue.Load(Repository.Schemas);
        return (load.Catalogue ?? throw new InvalidOperationException(string.Join('\n', load.Problems))).Envelope;
    });
}

/// <summary>A clock that stands still.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
