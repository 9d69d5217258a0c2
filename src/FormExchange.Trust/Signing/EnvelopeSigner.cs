using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>Makes the signed envelope of a document or a receipt: XAdES-B-B, enveloped, over the whole envelope.</summary>
public static class EnvelopeSigner
{
    /// <summary>
    /// Signs once. An identity without a private key of an allowed kind, or of another institution than the sender, is the caller's bug and throws.
    /// </summary>
    public static SignedEnvelope Sign(
        EnvelopeHeader header,
        SignableDocument document,
        IReadOnlyList<EnvelopeAttachment> attachments,
        SigningIdentity identity,
        DateTimeOffset signingTime)
    {
        if (identity.Institution != header.Sender)
        {
            throw new ArgumentException("An envelope is signed by its sender.", nameof(identity));
        }

        var stated = header with { CreatedAt = WireTime.Rounded(header.CreatedAt) };
        using var buffer = new CanonicalBuffer();
        var envelope = new EnvelopeWriter(buffer);
        envelope.Begin(stated, document, attachments);

        // As the transform enveloped-signature gives it: ended where the signature will stand.
        var place = buffer.Length;
        envelope.End();
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.Written, digest);
        buffer.CutTo(place);

        var value = new SignatureWriter(buffer).Write(digest, SigningKey.Of(identity.Certificate), signingTime);
        envelope.End();
        return new SignedEnvelope(
            buffer.Copy(..), stated, CanonicalXml.Sha256Hex(buffer.Written), document.Digest, CanonicalXml.Hex(digest), CanonicalXml.Sha256Hex(value));
    }
}
