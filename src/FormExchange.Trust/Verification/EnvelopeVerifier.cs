using System.Security.Cryptography.X509Certificates;
using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// The only way in which bytes of a partner become values: closed grammar first, then digests, certificate, signature, schema and addressee. It never
/// throws for any bytes, and never asks the machine's trust store or the network.
/// </summary>
/// <param name="forms">Whose schemas the document is held against by the same pass; without it nobody looks inside the document.</param>
public sealed class EnvelopeVerifier(EnvelopeSchemas schemas, TrustDirectory directory, CatalogueInUse? forms = null)
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
        using var reading = new EnvelopeReading(schemas.FollowEnvelope(), forms?.Current);
        if (reading.Read(bytes) is { } unread)
        {
            return unread;
        }

        var signature = SignatureParts.Of(reading.Signature);
        if (signature.Value is not { } parts)
        {
            return signature.Refusal!;
        }

        if (CheckDigests(reading, parts) is { } altered)
        {
            return altered;
        }

        var arrivedAt = arrival(parts.SigningTime);
        var certificate = CertificatePolicy.Choose(directory, reading.Header.Sender, parts.CertificateDigest, parts.SigningTime, arrivedAt);
        if (certificate.Value is not { } trusted)
        {
            return certificate.Refusal!;
        }

        var refusal = CheckSignature(reading, parts, trusted.Certificate) ?? CheckTime(parts.SigningTime, arrivedAt) ?? CheckSchema(reading, bytes);
        return refusal is null ? Conclude(reading, bytes, parts, trusted) : refusal;
    }

    private static Outcome<VerifiedEnvelope> Conclude(EnvelopeReading reading, ReadOnlyMemory<byte> bytes, SignatureParts parts, TrustedCertificate trusted)
    {
        var header = reading.Header.ToHeader();
        var attachments = reading.Attachments.ToList();
        if ((header.Refusal ?? attachments.Refusal) is { } refusal)
        {
            return refusal;
        }

        // A receipt says so in the header, and nothing else does.
        var statesReceipt = header.Value!.Type is Names.ReceiptType or Names.NegativeReceiptType;
        if (reading.DocumentNamespace == Names.Receipt ? reading.DocumentName != header.Value.Type : statesReceipt)
        {
            return EnvelopeCodes.Type.Refusal();
        }

        var document = reading.Document();
        return new VerifiedEnvelope(
            header.Value,
            document,
            reading.DocumentNamespace,
            reading.DocumentName,
            reading.DocumentAcceptedBy,
            attachments.Value!,
            trusted.Institution,
            parts.SigningTime,
            CanonicalXml.Sha256Hex(bytes.Span),
            CanonicalXml.Sha256Hex(document),
            CanonicalXml.Hex(parts.EnvelopeDigest),
            CanonicalXml.Sha256Hex(parts.SignatureValue),
            parts.CertificateDigest);
    }

    private static Refusal? CheckDigests(EnvelopeReading reading, SignatureParts parts) =>
        reading.Whole.Length > XmlLimits.Envelope.LargestBytes ? ReaderCodes.TooLarge.Refusal(XmlLimits.Envelope.LargestBytes / (1024 * 1024))
        : reading.Whole.HasDigest(parts.EnvelopeDigest) && reading.Signature.SignedProperties.HasDigest(parts.PropertiesDigest) ? null
        : SignatureCodes.Digest.Refusal();

    private static Refusal? CheckSignature(EnvelopeReading reading, SignatureParts parts, X509Certificate2 certificate) =>
        SignatureAlgorithm.Verifies(parts.Algorithm, reading.Signature.SignedInfo.Written, parts.SignatureValue, certificate) switch
        {
            null => SignatureCodes.KeyAlgorithm.Refusal(),
            false => SignatureCodes.Value.Refusal(),
            true => null,
        };

    /// <summary>The reading says yes or is not sure; only then it is asked what is wrong.</summary>
    private Refusal? CheckSchema(EnvelopeReading reading, ReadOnlyMemory<byte> bytes) =>
        !reading.SchemaAccepts && schemas.ValidateEnvelope(bytes) is { Count: > 0 } findings ? EnvelopeCodes.Schema.Refusal() with { Findings = findings } : null;

    private static Refusal? CheckTime(DateTimeOffset signedAt, DateTimeOffset arrivedAt) =>
        signedAt > arrivedAt.AddMinutes(LargestLeadMinutes) ? SignatureCodes.Future.Refusal(LargestLeadMinutes)
        : signedAt < arrivedAt.AddDays(-LargestAgeDays) ? SignatureCodes.Old.Refusal(LargestAgeDays)
        : null;
}
