using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>
/// Opens sealed envelopes (PROFILE.md, section 9.5). Safe for many callers. Whatever fails after the shape was read is one refusal, and a content key that
/// does not come out is replaced by a random one, so that its failure is seen where a changed octet's is, at the tag. What is not covered: the framework
/// reports bad OAEP padding by an exception, some microseconds that somebody who measures on this machine could see; the answer travels as a message of its own.
/// </summary>
/// <param name="keys">All that this host holds, retired ones too, for as long as messages for them may come.</param>
/// <param name="sendersWithSha1">Institutions whose seals may use RSA-OAEP with SHA-1 (<see cref="KeyTransport.RsaOaepMgf1p"/>).</param>
public sealed class EnvelopeOpener(IEnumerable<DecryptionKey> keys, IEnumerable<string>? sendersWithSha1 = null)
{
    private readonly Dictionary<string, DecryptionKey> _keys = keys.ToDictionary(key => key.KeyId, StringComparer.Ordinal);
    private readonly HashSet<string> _sendersWithSha1 = new(sendersWithSha1 ?? [], StringComparer.Ordinal);

    /// <summary>Every check but in tests that leave one out.</summary>
    internal VerificationPolicy Policy { get; init; } = VerificationPolicy.Strict;

    /// <summary>Never throws for bytes, whatever they are; what a key in a device throws when it does not answer comes through.</summary>
    public Opening Open(ReadOnlyMemory<byte> bytes)
    {
        var (structure, refusal) = SealStructure.Read(bytes, Policy);
        if (structure is null)
        {
            return new Opening(null, refusal);
        }

        var header = structure.Header;
        if (!_keys.TryGetValue(header.KeyId, out var key))
        {
            return new Opening(null, SealCodes.Key.Refusal());
        }

        if (Policy.Finds(SealChecks.Sha1, structure.Transport == KeyTransport.RsaOaepMgf1p && !_sendersWithSha1.Contains(header.Sender)) is not null)
        {
            return CannotOpen();
        }

        var contentKey = KeyOf(structure, key);
        return Decrypt(structure.CipherText, contentKey) is { } signed && InnerHeader.Contradicts(signed, header, Policy) is null
            ? new Opening(new OpenedEnvelope(signed, header.EnvelopeId, header.Sender, header.Receiver, header.KeyId, structure.Transport, contentKey), null)
            : CannotOpen();
    }

    private ContentKey KeyOf(SealStructure structure, DecryptionKey key)
    {
        var instead = ContentKey.Fresh();
        var octets = structure.Transport switch
        {
            KeyTransport.EcdhEs => Agree(structure, key),
            KeyTransport.RsaOaep => Decrypt(structure.EncryptedKey, RSAEncryptionPadding.OaepSHA256, key),
            _ => Decrypt(structure.EncryptedKey, RSAEncryptionPadding.OaepSHA1, key),
        };
        return octets is { Length: ContentKey.Length } ? new ContentKey(octets) : instead;
    }

    private static byte[]? Decrypt(byte[] encryptedKey, RSAEncryptionPadding padding, DecryptionKey key)
    {
        try
        {
            return key.Decrypt?.Invoke(encryptedKey, padding);
        }
        catch (CryptographicException) when (key.Answers?.Invoke() != false)
        {
            return null;
        }
    }

    private byte[]? Agree(SealStructure structure, DecryptionKey key)
    {
        using var ephemeral = EphemeralPoint.Read(structure.Point, Policy);
        if (ephemeral is null || key.Agree is null)
        {
            return null;
        }

        using var point = ephemeral.PublicKey;
        var secret = key.Agree(point);
        var wrappingKey = KeyDerivation.For(structure.Header).WrappingKey(secret);
        var octets = KeyWrap.Unwrap(wrappingKey, structure.EncryptedKey, Policy);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(wrappingKey);
        return octets;
    }

    /// <summary>In place: the octets are ours, and one copy of a large envelope is enough. Where the tag is wrong the framework wipes them.</summary>
    private static Memory<byte>? Decrypt(Memory<byte> cipherText, ContentKey key)
    {
        if (cipherText.Length < EnvelopeSealer.IvLength + EnvelopeSealer.TagLength)
        {
            return null;
        }

        var content = cipherText[EnvelopeSealer.IvLength..^EnvelopeSealer.TagLength];
        try
        {
            using var gcm = new AesGcm(key.Octets, EnvelopeSealer.TagLength);
            gcm.Decrypt(cipherText.Span[..EnvelopeSealer.IvLength], content.Span, cipherText.Span[^EnvelopeSealer.TagLength..], content.Span);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static Opening CannotOpen() => new(null, SealCodes.CannotOpen.Refusal());
}
