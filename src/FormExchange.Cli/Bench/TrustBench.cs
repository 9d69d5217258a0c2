using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Cli.Bench;

/// <summary>Ratios of one run, each against the limit that the cryptography sets or against the framework's own way. Sizes are octets of the documents measured.</summary>
internal sealed record TrustResult(
    int Bytes5k,
    int Bytes50k,
    double VerifyOverRawVerify,
    double SignOverRawSign,
    double SignParsedOverRawSign,
    double VerifyVersusSignedXml5k,
    double VerifyVersusSignedXml50k,
    long AllocatedBytesPerVerify5k,
    double SealOverRaw,
    double OpenOverRaw);

/// <summary>
/// What signing and verifying cost, with P-256 and keys made for the occasion: a document of about 5 KB and one of about 50 KB, the nearest among the
/// catalogue's own samples. A verification includes the schemas of envelope and form.
/// </summary>
internal sealed class TrustBench : IDisposable
{
    private const DSASignatureFormat Form = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    private readonly string folder = Directory.CreateTempSubdirectory("formexchange-bench-").FullName;
    private readonly byte[] data = RandomNumberGenerator.GetBytes(1024);
    private readonly DateTimeOffset now;
    private readonly FormCatalogue catalogue;
    private readonly KeyStore keys;
    private readonly TrustDirectory directory;
    private readonly SigningIdentity identity;
    private readonly EnvelopeVerifier verifier;
    private readonly ECDsa privateKey;
    private readonly ECDsa publicKey;

    public TrustBench(FormCatalogue catalogue, string schemasFolder, TimeProvider time)
    {
        this.catalogue = catalogue;
        now = time.GetUtcNow();
        var sender = catalogue.Institutions[0].Id;
        DevelopmentCertificates.Ensure(CertificateFolders.In(folder), [sender], time);
        keys = new KeyStore(CertificateFolders.In(folder), time);
        identity = keys.Find(sender)!;
        directory = TrustDirectory.Load(CertificateFolders.In(folder).Trust).Directory!;
        verifier = new EnvelopeVerifier(catalogue.Envelope, directory, new CatalogueInUse(schemasFolder, catalogue));
        privateKey = identity.Certificate.GetECDsaPrivateKey()!;
        publicKey = identity.Certificate.GetECDsaPublicKey()!;
    }

    public TrustResult Run()
    {
        var (small, large) = (Sample(5_000), Sample(50_000));
        var (signed5k, signed50k) = (Sign(small.Signable), Sign(large.Signable));
        var value = privateKey.SignData(data, HashAlgorithmName.SHA256, Form);
        var (framework5k, framework50k) = (Framework(small.Form), Framework(large.Form));
        var times = Rounds.Shortest(
            () => publicKey.VerifyData(data, value, HashAlgorithmName.SHA256, Form),
            () => privateKey.SignData(data, HashAlgorithmName.SHA256, Form),
            () => Verify(signed5k),
            () => framework5k.VerifyAndValidate(signed5k, small.Signable.Canonical),
            () => Verify(signed50k),
            () => framework50k.VerifyAndValidate(signed50k, large.Signable.Canonical),
            () => Sign(small.Signable),
            () => Sign(SignableDocument.Of(small.Bytes).Document!));
        var (seal, open) = new SealBench(directory.EncryptionCertificateOf(identity.Institution, now)!.Certificate, keys.DecryptionKeys(identity.Institution)).Run(signed5k);
        return new TrustResult(
            small.Bytes.Length,
            large.Bytes.Length,
            times[2] / times[0],
            times[6] / times[1],
            times[7] / times[1],
            times[3] / times[2],
            times[5] / times[4],
            Rounds.Allocated(() => Verify(signed5k)),
            seal,
            open);
    }

    public void Dispose()
    {
        privateKey.Dispose();
        publicKey.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private FrameworksWay Framework(FormDefinition form) => new(catalogue.Envelope.EnvelopeSet, form.SchemaSet, publicKey);

    private void Verify(byte[] signed)
    {
        if (verifier.Verify(signed, null, now) is { Envelope.AcceptedBy: null } refused)
        {
            throw new InvalidOperationException($"What was signed is not accepted ({refused.Refusal?.Code}): its time would say nothing.");
        }
    }

    private byte[] Sign(SignableDocument document) => EnvelopeSigner.Sign(
        new EnvelopeHeader(
            "0f8fad5b-d9cb-469f-a165-70867728950e", identity.Institution, identity.Institution, "Example", "1", now, "c9bf9e57-1685-4c89-bafb-ff5af830be8a", null, null,
            identity.Institution, null, null),
        document,
        [],
        identity,
        now).Bytes;

    private (FormDefinition Form, byte[] Bytes, SignableDocument Signable) Sample(int size) => catalogue.Forms
        .SelectMany(form => Directory.EnumerateFiles(Path.Combine(form.Folder, "samples"), "valid-*.xml").Select(file => (Form: form, File: new FileInfo(file))))
        .OrderBy(sample => Math.Abs(sample.File.Length - size))
        .ThenBy(sample => sample.File.FullName, StringComparer.Ordinal)
        .Select(sample => (sample.Form, Bytes: File.ReadAllBytes(sample.File.FullName)))
        .Select(sample => (sample.Form, sample.Bytes, SignableDocument.Of(sample.Bytes).Document!))
        .First();
}
