using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BenchmarkDotNet.Attributes;
using FormExchange.Trust;

namespace FormExchange.Benchmarks;

/// <summary>What signing and verifying an envelope cost beside the bare signature, which is the floor.</summary>
public class EnvelopeBenchmarks
{
    private const string Sender = "MA:CNSS-OUJ01";
    private const string Receiver = "LU:0010";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private string _folder = null!;
    private byte[] _payload = null!;
    private SignableDocument _document = null!;
    private byte[] _signed = null!;
    private SigningIdentity _identity = null!;
    private EnvelopeVerifier _verifier = null!;

    [Params(SigningKeyKind.EcdsaP256, SigningKeyKind.Rsa2048)]
    public SigningKeyKind Key { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("formexchange-benchmark-").FullName;
        var time = new StandingTime(Now);
        DevelopmentCertificates.Ensure(CertificateFolders.In(_folder), [Sender], time, Key);
        _identity = new KeyStore(CertificateFolders.In(_folder), time).Find(Sender)!;
        _verifier = new EnvelopeVerifier(Catalogue.Load().Envelope, TrustDirectory.Load(Path.Combine(_folder, "trust")).Directory!);
        _payload = SampleDocument.All().Select(sample => sample.Read()).MaxBy(document => document.Length)!;
        _document = SignableDocument.Of(_payload).Document!;
        _signed = Sign().Bytes;
        if (Verify().Refusal is { } refusal)
        {
            throw new InvalidOperationException($"What was signed is refused ({refusal.Code}): its cost would say nothing.");
        }
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public byte[] BareSignature()
    {
        using var ecdsa = _identity.Certificate.GetECDsaPrivateKey();
        using var rsa = _identity.Certificate.GetRSAPrivateKey();
        return ecdsa?.SignData(_payload, HashAlgorithmName.SHA256)
            ?? rsa!.SignData(_payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    [Benchmark]
    public SignedEnvelope Sign() => EnvelopeSigner.Sign(Header(), _document, [], _identity, Now);

    [Benchmark]
    public Verification Verify() => _verifier.Verify(_signed, Receiver, Now);

    private static EnvelopeHeader Header() => new(
        "0f8fad5b-d9cb-469f-a165-70867728950e", Sender, Receiver, "Example", "1", Now, "c9bf9e57-1685-4c89-bafb-ff5af830be8a", null, null, Sender, null, null);

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
