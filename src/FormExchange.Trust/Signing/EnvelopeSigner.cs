namespace FormExchange.Trust;

/// <summary>Makes the signed envelope of a document or a receipt: XAdES-B-B, enveloped, over the whole envelope.</summary>
public static class EnvelopeSigner
{
    /// <summary>
    /// Signs once. The payload is a document that was validated before: what the profile forbids in it (a comment, an id attribute, a signature) is
    /// the caller's bug and throws, as does an identity without a private key of an allowed kind or of another institution than the sender.
    /// </summary>
    public static SignedEnvelope Sign(
        EnvelopeHeader header,
        ReadOnlyMemory<byte> payload,
        IReadOnlyList<EnvelopeAttachment> attachments,
        SigningIdentity identity,
        DateTimeOffset signingTime)
    {
        if (identity.Institution != header.Sender)
        {
            throw new ArgumentException("An envelope is signed by its sender.", nameof(identity));
        }

        var stated = header with { CreatedAt = WireTime.Rounded(header.CreatedAt) };
        var document = EnvelopeWriter.Write(stated, payload, attachments);
        new SignatureWriter(document).Sign(identity.Certificate, signingTime);

        // The canonical form is what is sent: nothing on the way has a reason to write it otherwise.
        return Describe(CanonicalXml.OfElement(document.DocumentElement!), stated);
    }

    /// <summary>Reads the finished envelope with the verifier's own eyes: what its grammar would refuse is never sent.</summary>
    private static SignedEnvelope Describe(byte[] bytes, EnvelopeHeader header)
    {
        var envelope = EnvelopeStructure.Read(bytes);
        var signature = envelope.Value is { } structure ? SignatureParts.Read(structure.Signature) : envelope.Refusal!;
        if (signature.Value is not { } parts)
        {
            throw new ArgumentException($"The payload does not fit an envelope: {signature.Refusal!.Code}.", nameof(bytes));
        }

        return new SignedEnvelope(
            bytes,
            header,
            CanonicalXml.Sha256Hex(bytes),
            CanonicalXml.Sha256Hex(CanonicalXml.OfElement(envelope.Value!.Payload)),
            CanonicalXml.Hex(parts.EnvelopeDigest),
            CanonicalXml.Sha256Hex(parts.SignatureValue));
    }
}
