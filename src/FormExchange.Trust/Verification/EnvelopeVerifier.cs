using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// The only way in which bytes of a partner become values: closed grammar first, then digests, certificate, signature, schema and addressee. It never
/// throws for any bytes, and never asks the machine's trust store or the network.
/// </summary>
public sealed class EnvelopeVerifier(EnvelopeSchemas schemas, TrustDirectory directory)
{
    /// <summary>How long after its signing an envelope may arrive for the first time.</summary>
    public const int LargestAgeDays = 30;

    /// <summary>How far a sender's clock may be ahead of ours.</summary>
    public const int LargestLeadMinutes = 5;

    /// <param name="bytes">The envelope as it came.</param>
    /// <param name="expectedReceiver">The institution that judges it; null when anybody's envelope may be looked at.</param>
    /// <param name="arrivedAt">When these bytes were first stored.</param>
    public Verification Verify(ReadOnlyMemory<byte> bytes, string? expectedReceiver, DateTimeOffset arrivedAt)
    {
        var envelope = Check(bytes, _ => arrivedAt);
        if (envelope.Value is { } verified && expectedReceiver is not null && verified.Header.Receiver != expectedReceiver)
        {
            return new Verification(null, EnvelopeCodes.Receiver.Refusal());
        }

        return new Verification(envelope.Value, envelope.Refusal);
    }

    /// <summary>
    /// For a file of which nobody says when it came: judged as arrived when it says that it was signed, and never later than
    /// <paramref name="now"/>. The time is the signer's own word, so this proves who signed what, not that it was in time.
    /// </summary>
    public Verification VerifyAtRest(ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        var envelope = Check(bytes, signedAt => signedAt < now ? signedAt : now);
        return new Verification(envelope.Value, envelope.Refusal);
    }

    private Outcome<VerifiedEnvelope> Check(ReadOnlyMemory<byte> bytes, Func<DateTimeOffset, DateTimeOffset> arrival)
    {
        var structure = EnvelopeStructure.Read(bytes);
        if (structure.Value is not { } envelope)
        {
            return structure.Refusal!;
        }

        var signature = SignatureParts.Read(envelope.Signature);
        if (signature.Value is not { } parts)
        {
            return signature.Refusal!;
        }

        var arrivedAt = arrival(parts.SigningTime);
        var canonical = WithoutSignature(envelope);
        if (canonical.Length > XmlLimits.Envelope.LargestBytes)
        {
            return ReaderCodes.TooLarge.Refusal(XmlLimits.Envelope.LargestBytes / (1024 * 1024));
        }

        if (!Matches(canonical, parts.EnvelopeDigest) || !Matches(CanonicalXml.OfElement(parts.SignedProperties), parts.PropertiesDigest))
        {
            return SignatureCodes.Digest.Refusal();
        }

        // From here on every value is read from the bytes that were digested.
        var places = EnvelopeStructure.Unsigned(SafeXml.LoadDocument(canonical));
        var sender = EnvelopeReader.Sender(places.Header);
        var certificate = CertificatePolicy.Choose(directory, sender, parts.CertificateDigest, parts.SigningTime, arrivedAt);
        if (certificate.Value is not { } trusted)
        {
            return certificate.Refusal!;
        }

        var refusal = CheckSignature(parts, trusted.Certificate) ?? CheckTime(parts.SigningTime, arrivedAt);
        return refusal is null ? Read(bytes, places, parts, trusted) : refusal;
    }

    private Outcome<VerifiedEnvelope> Read(
        ReadOnlyMemory<byte> bytes, (XmlElement Header, XmlElement Payload, XmlElement Attachments) places, SignatureParts parts, TrustedCertificate trusted)
    {
        if (schemas.ValidateEnvelope(bytes) is { Count: > 0 } findings)
        {
            return EnvelopeCodes.Schema.Refusal() with { Findings = findings };
        }

        var header = EnvelopeReader.ReadHeader(places.Header);
        var attachments = EnvelopeReader.ReadAttachments(places.Attachments);
        if ((header.Refusal ?? attachments.Refusal) is { } refusal)
        {
            return refusal;
        }

        var isReceipt = XmlParts.Is(places.Payload, Names.Receipt, "Receipt");
        if (isReceipt != (header.Value!.Type == Names.ReceiptType))
        {
            return EnvelopeCodes.Type.Refusal();
        }

        var payload = CanonicalXml.OfElement(places.Payload);
        return new VerifiedEnvelope(
            header.Value,
            payload,
            places.Payload.NamespaceURI,
            places.Payload.LocalName,
            attachments.Value!,
            trusted.Institution,
            parts.SigningTime,
            CanonicalXml.Sha256Hex(bytes.Span),
            CanonicalXml.Sha256Hex(payload),
            CanonicalXml.Hex(parts.EnvelopeDigest),
            CanonicalXml.Sha256Hex(parts.SignatureValue),
            parts.CertificateDigest);
    }

    private static byte[] WithoutSignature(EnvelopeStructure envelope)
    {
        var copy = (XmlDocument)envelope.Document.CloneNode(deep: true);
        var wrapper = XmlParts.Elements(copy.DocumentElement!)[1];
        wrapper.RemoveChild(XmlParts.Elements(wrapper)[2]);
        return CanonicalXml.OfDocument(copy);
    }

    private static bool Matches(byte[] canonical, byte[] digest) => SHA256.HashData(canonical).AsSpan().SequenceEqual(digest);

    private static Refusal? CheckSignature(SignatureParts parts, X509Certificate2 certificate) =>
        SignatureAlgorithm.Verifies(parts.Algorithm, CanonicalXml.OfElement(parts.SignedInfo), parts.SignatureValue, certificate) switch
        {
            null => SignatureCodes.KeyAlgorithm.Refusal(),
            false => SignatureCodes.Value.Refusal(),
            true => null,
        };

    private static Refusal? CheckTime(DateTimeOffset signedAt, DateTimeOffset arrivedAt) =>
        signedAt > arrivedAt.AddMinutes(LargestLeadMinutes) ? SignatureCodes.Future.Refusal(LargestLeadMinutes)
        : signedAt < arrivedAt.AddDays(-LargestAgeDays) ? SignatureCodes.Old.Refusal(LargestAgeDays)
        : null;
}
