using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>
/// Encrypts a whole signed envelope for one recipient: XML Encryption 1.1 with AES-256-GCM (PROFILE.md, section 9). Every call takes a new content key, IV and
/// one-time key, so what was sealed is kept and the same bytes are sent again; it is not sealed a second time.
/// </summary>
public static class EnvelopeSealer
{
    internal const int IvLength = 12;
    internal const int TagLength = 16;

    /// <summary>Whether these bytes begin as a signed envelope does; all of it is judged by whoever verifies it.</summary>
    public static bool CanSeal(ReadOnlyMemory<byte> signedBytes) => InnerHeader.Read(signedBytes, CanonicalXml.Sha256Hex([]), VerificationPolicy.Strict) is not null;

    /// <param name="signedBytes">The signed envelope: the seal says of it what its header says. Bytes that are none are the caller's bug and throw <see cref="ArgumentException"/>.</param>
    /// <param name="recipient">The key of the receiver's encryption certificate.</param>
    /// <param name="transport">Other than what the key asks for only for a partner that needs <see cref="KeyTransport.RsaOaepMgf1p"/>.</param>
    public static SealedEnvelope Seal(ReadOnlyMemory<byte> signedBytes, RecipientKey recipient, KeyTransport? transport = null)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        var way = transport ?? recipient.Transport;
        if ((way == KeyTransport.EcdhEs) != (recipient.Curve is not null))
        {
            throw new ArgumentException($"The recipient's key is not one for {way}.", nameof(transport));
        }

        var header = InnerHeader.Read(signedBytes, recipient.KeyId, VerificationPolicy.Strict) ?? throw new ArgumentException("Only a signed envelope is sealed.", nameof(signedBytes));
        var key = ContentKey.Fresh();
        var encryptedKey = way == KeyTransport.EcdhEs ? Agree(header, recipient.Curve!, key) : Transport(header, recipient.Rsa!, way, key);
        return new SealedEnvelope(
            SealWriter.Write(header, encryptedKey, Encrypt(signedBytes.Span, key)), header.EnvelopeId, header.Sender, header.Receiver, header.KeyId, key);
    }

    private static byte[] Encrypt(ReadOnlySpan<byte> signed, ContentKey key)
    {
        var cipherText = GC.AllocateUninitializedArray<byte>(IvLength + signed.Length + TagLength);
        var iv = cipherText.AsSpan(0, IvLength);
        RandomNumberGenerator.Fill(iv);
        using var gcm = new AesGcm(key.Octets, TagLength);
        gcm.Encrypt(iv, signed, cipherText.AsSpan(IvLength, signed.Length), cipherText.AsSpan(IvLength + signed.Length));
        return cipherText;
    }

    private static string Agree(SealHeader header, ECDiffieHellmanPublicKey recipient, ContentKey key)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = ephemeral.DeriveRawSecretAgreement(recipient);
        var derivation = KeyDerivation.For(header);
        var wrappingKey = derivation.WrappingKey(secret);
        var wrapped = KeyWrap.Wrap(wrappingKey, key.Octets);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(wrappingKey);
        return SealWriter.Agreed(header, derivation, EphemeralPoint.Write(ephemeral.ExportParameters(false).Q), wrapped);
    }

    private static string Transport(SealHeader header, RSA recipient, KeyTransport transport, ContentKey key) => SealWriter.Transported(
        header, transport, recipient.Encrypt(key.Octets, transport == KeyTransport.RsaOaep ? RSAEncryptionPadding.OaepSHA256 : RSAEncryptionPadding.OaepSHA1));
}
