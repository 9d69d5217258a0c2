using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace FormExchange.Trust;

/// <summary>Makes the signed envelope of a document or a receipt: XAdES-B-B, enveloped, over the whole envelope.</summary>
public static class EnvelopeSigner
{
    private const string SignatureId = "signature";
    private const string DocumentReferenceId = "envelope-reference";
    private const string PropertiesId = "signed-properties";

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
        var signature = ComputeSignature(document, identity.Certificate, signingTime);
        document.DocumentElement!.LastChild!.AppendChild(document.ImportNode(signature, deep: true));

        var bytes = CanonicalXml.OfDocument(document);
        return Describe(bytes, stated);
    }

    private static XmlElement ComputeSignature(XmlDocument document, X509Certificate2 certificate, DateTimeOffset signingTime)
    {
        var properties = QualifyingProperties.Create(document, certificate, signingTime, SignatureId, DocumentReferenceId, PropertiesId);
        using var key = PrivateKey(certificate);
        var signedXml = new XadesSignedXml(document, (XmlElement)properties.FirstChild!) { SigningKey = key };
        signedXml.Signature.Id = SignatureId;
        signedXml.SignedInfo!.CanonicalizationMethod = Names.ExclusiveC14N;
        signedXml.SignedInfo.SignatureMethod = key is RSA ? Names.RsaSha256 : Names.EcdsaSha256;

        var whole = new Reference("") { Id = DocumentReferenceId, DigestMethod = Names.Sha256 };
        whole.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        whole.AddTransform(new XmlDsigExcC14NTransform());
        signedXml.AddReference(whole);

        var signedProperties = new Reference("#" + PropertiesId) { Type = Names.SignedPropertiesType, DigestMethod = Names.Sha256 };
        signedProperties.AddTransform(new XmlDsigExcC14NTransform());
        signedXml.AddReference(signedProperties);

        var keyInfo = new KeyInfo();
        keyInfo.AddClause(new KeyInfoX509Data(X509CertificateLoader.LoadCertificate(certificate.RawData)));
        signedXml.KeyInfo = keyInfo;
        signedXml.AddObject(new DataObject { Data = properties.SelectNodes(".")! });

        signedXml.ComputeSignature();
        return signedXml.GetXml();
    }

    private static AsymmetricAlgorithm PrivateKey(X509Certificate2 certificate) =>
        certificate.GetECDsaPrivateKey() as AsymmetricAlgorithm
        ?? certificate.GetRSAPrivateKey()
        ?? throw new ArgumentException("The certificate has no ECDSA or RSA private key.", nameof(certificate));

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
