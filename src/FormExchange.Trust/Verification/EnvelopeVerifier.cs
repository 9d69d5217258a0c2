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

    /// <summary>Every check but in tests that leave one out.</summary>
    internal VerificationPolicy Policy { get; init; } = VerificationPolicy.Strict;

    /// <param name="bytes">The envelope as it came.</param>
    /// <param name="expectedReceiver">The institution that judges it; null when anybody's envelope may be looked at.</param>
    /// <param name="arrivedAt">When these bytes were first stored.</param>
    public Verification Verify(ReadOnlyMemory<byte> bytes, string? expectedReceiver, DateTimeOffset arrivedAt)
    {
        var envelope = Verify(bytes, _ => arrivedAt);
        if (envelope.Value is { } verified && Policy.Finds(Checks.Receiver, expectedReceiver is not null && verified.Header.Receiver != expectedReceiver) is { } misled)
        {
            return new Verification(null, misled.Code.Refusal());
        }

        return new Verification(envelope.Value, envelope.Refusal);
    }

    /// <summary>
    /// For a file of which nobody says when it came: judged as arrived when it says that it was signed, and never later than
    /// <paramref name="now"/>. The time is the signer's own word, so this proves who signed what, not that it was in time.
    /// </summary>
    public Verification VerifyAtRest(ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        var envelope = Verify(bytes, signedAt => signedAt < now ? signedAt : now);
        return new Verification(envelope.Value, envelope.Refusal);
    }

    private Outcome<VerifiedEnvelope> Verify(ReadOnlyMemory<byte> bytes, Func<DateTimeOffset, DateTimeOffset> arrival)
    {
        using var reading = new EnvelopeReading(schemas.FollowEnvelope(), forms?.Current, Policy);
        if (reading.Read(bytes) is { } unread)
        {
            return unread;
        }

        var signature = SignatureParts.Of(reading.Signature, Policy);
        if (signature.Value is not { } parts)
        {
            return signature.Refusal!;
        }

        if (CheckDigests(reading, parts) is { } altered)
        {
            return altered.Code.Refusal();
        }

        var arrivedAt = arrival(parts.SigningTime);
        var certificate = CertificatePolicy.Choose(directory, reading.Header.Sender, parts.CertificateDigest, parts.SigningTime, arrivedAt, Policy);
        if (certificate.Value is not { } trusted)
        {
            return certificate.Refusal!;
        }

        var refusal = CheckSignature(reading, parts, trusted.Certificate)?.Code.Refusal() ?? CheckTime(parts.SigningTime, arrivedAt) ?? CheckSchema(reading, bytes);
        return refusal is null ? Conclude(reading, bytes, parts, trusted) : refusal;
    }

    private Outcome<VerifiedEnvelope> Conclude(EnvelopeReading reading, ReadOnlyMemory<byte> bytes, SignatureParts parts, TrustedCertificate trusted)
    {
        var header = reading.Header.ToHeader(Policy);
        var attachments = reading.Attachments.ToList(Policy);
        if ((header.Refusal ?? attachments.Refusal) is { } refusal)
        {
            return refusal;
        }

        // A receipt says so in the header, with its one version, and nothing else does.
        var statesReceipt = header.Value!.Type is Names.ReceiptType or Names.NegativeReceiptType;
        var isReceipt = reading.DocumentNamespace == Names.Receipt && reading.DocumentName == header.Value.Type && header.Value.TypeVersion == Names.ReceiptVersion;
        var isOther = statesReceipt ? !isReceipt : reading.DocumentNamespace == Names.Receipt;
        if (Policy.Finds(Checks.Type, isOther) is { } deceiving)
        {
            return deceiving.Code.Refusal();
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

    private Check? CheckDigests(EnvelopeReading reading, SignatureParts parts) =>
        Policy.Finds(Checks.EnvelopeDigest, !reading.Whole.HasDigest(parts.EnvelopeDigest))
        ?? Policy.Finds(Checks.PropertiesDigest, !reading.Signature.SignedProperties.HasDigest(parts.PropertiesDigest));

    private Check? CheckSignature(EnvelopeReading reading, SignatureParts parts, X509Certificate2 certificate) =>
        Policy.Finds(Checks.KeyAlgorithm, !SignatureAlgorithm.IsOf(parts.Algorithm, certificate))
        ?? Policy.Finds(Checks.SignatureValue, !SignatureAlgorithm.Verifies(reading.Signature.SignedInfo.Written, parts.SignatureValue, certificate));

    private Refusal? CheckTime(DateTimeOffset signedAt, DateTimeOffset arrivedAt) =>
        Policy.Finds(Checks.Future, signedAt > arrivedAt.AddMinutes(LargestLeadMinutes))?.Code.Refusal(LargestLeadMinutes)
        ?? Policy.Finds(Checks.Old, signedAt < arrivedAt.AddDays(-LargestAgeDays))?.Code.Refusal(LargestAgeDays);

    /// <summary>The reading says yes or is not sure; only then it is asked what is wrong.</summary>
    private Refusal? CheckSchema(EnvelopeReading reading, ReadOnlyMemory<byte> bytes) =>
        !reading.SchemaAccepts && schemas.ValidateEnvelope(bytes) is { Count: > 0 } findings && Policy.Finds(Checks.Schema, true) is { } check
            ? check.Code.Refusal() with { Findings = findings }
            : null;
}
