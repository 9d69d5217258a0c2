using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>
/// The profile a second time, by other means: a document in memory, the framework's canonical forms, its SignedXml, values read from the canonical bytes parsed
/// again. Slow, and of one mind with the verifier of the product; where they differ one of them is wrong.
/// </summary>
internal sealed class DomVerifier(EnvelopeSchemas schemas, TrustDirectory directory)
{
    /// <summary>What a refusal is called that SignedXml does not share: no code of ours, so that it is a difference.</summary>
    public const string SignedXmlBelieves = "refused, but SignedXml believes it";

    /// <summary>Whom this verifier asked so far.</summary>
    public Questions Questions { get; init; } = new();

    /// <summary>The code of the refusal; null for an envelope that is accepted.</summary>
    public string? Refuse(ReadOnlyMemory<byte> bytes, string receiver, DateTimeOffset arrivedAt)
    {
        var structure = DomStructure.Read(bytes);
        if (structure.Value is not { } envelope)
        {
            return structure.Refusal!.Code;
        }

        var read = DomParts.Read(envelope.Signature);
        if (read.Value is not { } parts)
        {
            return read.Refusal!.Code;
        }

        var canonical = WithoutSignature(envelope);
        if (canonical.Length > XmlLimits.Envelope.LargestBytes)
        {
            return ReaderCodes.TooLarge.Code;
        }

        if (!Matches(canonical, parts.EnvelopeDigest) || !Matches(Frameworks.OfElement(parts.SignedProperties), parts.PropertiesDigest))
        {
            // Here the product stops. SignedXml reads the document for itself, and has to find that a digest is wrong too.
            return StrictSignedXml.Believes(envelope, parts, Questions) ? SignedXmlBelieves : SignatureCodes.Digest.Code;
        }

        var places = DomStructure.Unsigned(SafeXml.LoadDocument(canonical));
        var sender = XmlParts.Child(places.Header, Names.Header, "Sender", "Identifier")?.InnerText ?? "";
        var chosen = CertificatePolicy.Choose(directory, sender, parts.CertificateDigest, parts.SigningTime, arrivedAt, VerificationPolicy.Strict);
        return chosen.Refusal?.Code
            ?? CheckSignature(envelope, parts, chosen.Value!.Certificate)
            ?? CheckTime(parts.SigningTime, arrivedAt)
            ?? (schemas.ValidateEnvelope(bytes).Count > 0 ? EnvelopeCodes.Schema.Code : null)
            ?? DomValues.Refuse(places.Header, places.Attachments, places.Payload, receiver);
    }

    private static byte[] WithoutSignature(DomStructure envelope)
    {
        var copy = (XmlDocument)envelope.Document.CloneNode(deep: true);
        var wrapper = XmlParts.Elements(copy.DocumentElement!)[1];
        wrapper.RemoveChild(XmlParts.Elements(wrapper)[2]);
        return Frameworks.OfDocument(copy);
    }

    private static bool Matches(byte[] canonical, byte[] digest) => SHA256.HashData(canonical).AsSpan().SequenceEqual(digest);

    private string? CheckSignature(DomStructure envelope, DomParts parts, X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        if (parts.Algorithm == Names.RsaSha256 ? rsa is null : ecdsa is null)
        {
            return SignatureCodes.KeyAlgorithm.Code;
        }

        var holds = StrictSignedXml.Check(envelope, parts, (AsymmetricAlgorithm?)rsa ?? ecdsa!, Questions);
        return holds ? null : SignatureCodes.Value.Code;
    }

    private static string? CheckTime(DateTimeOffset signedAt, DateTimeOffset arrivedAt) =>
        signedAt > arrivedAt.AddMinutes(EnvelopeVerifier.LargestLeadMinutes) ? SignatureCodes.Future.Code
        : signedAt < arrivedAt.AddDays(-EnvelopeVerifier.LargestAgeDays) ? SignatureCodes.Old.Code
        : null;
}
