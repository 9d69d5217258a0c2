using System.Security.Cryptography;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>What hostile seals are made from: three good ones, and the parts to make others that only the profile can refuse.</summary>
internal sealed class SealBench
{
    private static readonly SealHeader ToCurve = new(Samples.EnvelopeId, TrustFolder.Oujda, TrustFolder.Cnap, TestRecipient.P256.Key.KeyId);
    private static readonly SealHeader ToRsa = ToCurve with { KeyId = TestRecipient.Rsa2048.Key.KeyId };

    public string Ecdh { get; } = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key).Bytes);

    public string OtherEcdh { get; } = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.P256.Key).Bytes);

    public string Rsa { get; } = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Rsa2048.Key).Bytes);

    public string OtherRsa { get; } = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Rsa2048.Key).Bytes);

    public string Mgf1p { get; } = Forgery.Text(EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Rsa2048.Key, KeyTransport.RsaOaepMgf1p).Bytes);

    /// <summary>Sealed for RSA by somebody who keeps to the profile in nothing but the shape.</summary>
    public static string Insider(
        byte[] content, int keyLength = 32, RSAEncryptionPadding? padding = null, KeyTransport says = KeyTransport.RsaOaep, Func<SealHeader, SealHeader>? header = null)
    {
        var outer = header?.Invoke(ToRsa) ?? ToRsa;
        var key = RandomNumberGenerator.GetBytes(keyLength);
        var encrypted = TestRecipient.Rsa2048.Key.Rsa!.Encrypt(key, padding ?? RSAEncryptionPadding.OaepSHA256);
        return Forgery.Text(SealWriter.Write(outer, SealWriter.Transported(outer, says, encrypted), Encrypt(content, key)));
    }

    /// <summary>Sealed for P-256 with parties, key length, point or wrap of the forger's choice; the outer header is what it should be.</summary>
    public static string Agreed(
        byte[] content, int keyLength = 32, Func<SealHeader, SealHeader>? parties = null, Func<byte[], byte[]>? point = null, Func<byte[], byte[], byte[]>? wrap = null)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var derivation = KeyDerivation.For(parties?.Invoke(ToCurve) ?? ToCurve);
        var key = RandomNumberGenerator.GetBytes(keyLength);
        var wrappingKey = derivation.WrappingKey(ephemeral.DeriveRawSecretAgreement(TestRecipient.P256.Key.Curve!));
        var wrapped = wrap?.Invoke(wrappingKey, key) ?? KeyWrap.Wrap(wrappingKey, key);
        var octets = EphemeralPoint.Write(ephemeral.ExportParameters(false).Q);
        return Forgery.Text(SealWriter.Write(ToCurve, SealWriter.Agreed(ToCurve, derivation, point?.Invoke(octets) ?? octets, wrapped), Encrypt(content, key)));
    }

    /// <summary>RFC 5649: the same steps as RFC 3394 over the same blocks, from another initial value, so that only the check of that value tells the two apart.</summary>
    public static byte[] PaddedWrap(byte[] wrappingKey, byte[] key)
    {
        using var aes = Aes.Create();
        aes.SetKey(wrappingKey);
        return aes.EncryptKeyWrapPadded(key);
    }

    private static byte[] Encrypt(byte[] content, byte[] key)
    {
        var cipherText = new byte[12 + content.Length + 16];
        RandomNumberGenerator.Fill(cipherText.AsSpan(0, 12));
        using var gcm = new AesGcm(key, 16);
        gcm.Encrypt(cipherText.AsSpan(0, 12), content, cipherText.AsSpan(12, content.Length), cipherText.AsSpan(12 + content.Length));
        return cipherText;
    }
}
