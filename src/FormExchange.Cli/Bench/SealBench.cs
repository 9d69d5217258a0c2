using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FormExchange.Trust;

namespace FormExchange.Cli.Bench;

/// <summary>
/// What sealing and opening cost over what nobody can leave out: one key agreement on P-256 (with a key that is made for it on the sender's side, and read off the wire
/// and checked to be on the curve on the receiver's), AES-256-GCM, base64.
/// </summary>
internal sealed class SealBench(X509Certificate2 certificate, IReadOnlyList<DecryptionKey> keys)
{
    private const int TagLength = 16;
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] iv = new byte[12];
    private readonly byte[] tag = new byte[TagLength];

    /// <summary>Ratios, of sealing and of opening.</summary>
    public (double Seal, double Open) Run(byte[] signed)
    {
        var recipient = RecipientKey.Of(certificate) ?? throw new InvalidOperationException("Nobody can seal for this certificate.");
        var opener = new EnvelopeOpener(keys);
        var envelope = EnvelopeSealer.Seal(signed, recipient).Bytes;
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var others = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var (cipher, text, plain) = (new byte[signed.Length], new byte[Base64.GetMaxEncodedToUtf8Length(signed.Length)], new byte[signed.Length]);
        var received = others.ExportParameters(includePrivateParameters: false);
        Encrypt(signed, cipher);
        Base64.EncodeToUtf8(cipher, text, out _, out _);
        var times = Rounds.Shortest(
            () => RawSeal(others.PublicKey, signed, cipher, text),
            () => RawOpen(own, received, text, cipher, plain),
            () => EnvelopeSealer.Seal(signed, recipient),
            () => Open(opener, envelope));
        return (times[2] / times[0], times[3] / times[1]);
    }

    private static void Open(EnvelopeOpener opener, byte[] envelope)
    {
        if (opener.Open(envelope).Envelope is null)
        {
            throw new InvalidOperationException("What was sealed does not open: its time would say nothing.");
        }
    }

    private void RawSeal(ECDiffieHellmanPublicKey recipient, byte[] signed, byte[] cipher, byte[] text)
    {
        using var fresh = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        fresh.DeriveRawSecretAgreement(recipient);
        Encrypt(signed, cipher);
        Base64.EncodeToUtf8(cipher, text, out _, out _);
    }

    private void RawOpen(ECDiffieHellman own, ECParameters received, byte[] text, byte[] cipher, byte[] plain)
    {
        using var sender = ECDiffieHellman.Create(received);
        own.DeriveRawSecretAgreement(sender.PublicKey);
        Base64.DecodeFromUtf8(text, cipher, out _, out _);
        using var gcm = new AesGcm(secret, TagLength);
        gcm.Decrypt(iv, cipher, tag, plain);
    }

    private void Encrypt(byte[] signed, byte[] cipher)
    {
        using var gcm = new AesGcm(secret, TagLength);
        gcm.Encrypt(iv, signed, cipher, tag);
    }
}
