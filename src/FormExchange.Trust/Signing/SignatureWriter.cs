using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace FormExchange.Trust;

/// <summary>
/// Puts the signature of the profile into an envelope. The references are digested here and not by SignedXml, which reads the document again from
/// text in which a carriage return is lost, and so signs another document than the one that is sent.
/// </summary>
internal sealed class SignatureWriter(XmlDocument document)
{
    private const string SignatureId = "signature";
    private const string EnvelopeReferenceId = "envelope-reference";
    private const string PropertiesId = "signed-properties";

    public void Sign(X509Certificate2 certificate, DateTimeOffset signingTime)
    {
        // Before the signature stands in it: that is what the transform enveloped-signature gives.
        var envelopeDigest = SHA256.HashData(CanonicalXml.OfDocument(document));

        var signature = Ds(document.DocumentElement!.LastChild!, "Signature");
        signature.SetAttribute("Id", SignatureId);
        var signedInfo = Ds(signature, "SignedInfo");
        var value = Ds(signature, "SignatureValue");
        Text(Ds(Ds(Ds(signature, "KeyInfo"), "X509Data"), "X509Certificate"), Convert.ToBase64String(certificate.RawData));
        var properties = WriteProperties(Ds(signature, "Object"), certificate, signingTime);

        Algorithm(Ds(signedInfo, "CanonicalizationMethod"), Names.ExclusiveC14N);
        Algorithm(Ds(signedInfo, "SignatureMethod"), SignatureAlgorithm.Of(certificate));

        var whole = Ds(signedInfo, "Reference");
        whole.SetAttribute("Id", EnvelopeReferenceId);
        whole.SetAttribute("URI", "");
        WriteReference(whole, envelopeDigest, Names.EnvelopedSignature, Names.ExclusiveC14N);

        var onProperties = Ds(signedInfo, "Reference");
        onProperties.SetAttribute("Type", Names.SignedPropertiesType);
        onProperties.SetAttribute("URI", "#" + PropertiesId);
        WriteReference(onProperties, SHA256.HashData(CanonicalXml.OfElement(properties)), Names.ExclusiveC14N);

        Text(value, Convert.ToBase64String(SignatureAlgorithm.Sign(CanonicalXml.OfElement(signedInfo), certificate)));
    }

    private XmlElement WriteProperties(XmlElement parent, X509Certificate2 certificate, DateTimeOffset signingTime)
    {
        var qualifying = Xades(parent, "QualifyingProperties");
        qualifying.SetAttribute("Target", "#" + SignatureId);
        var signed = Xades(qualifying, "SignedProperties");
        signed.SetAttribute("Id", PropertiesId);

        var ofSignature = Xades(signed, "SignedSignatureProperties");
        Text(Xades(ofSignature, "SigningTime"), WireTime.Write(signingTime));
        WriteDigest(Xades(Xades(Xades(ofSignature, "SigningCertificateV2"), "Cert"), "CertDigest"), SHA256.HashData(certificate.RawData));

        var format = Xades(Xades(signed, "SignedDataObjectProperties"), "DataObjectFormat");
        format.SetAttribute("ObjectReference", "#" + EnvelopeReferenceId);
        Text(Xades(format, "MimeType"), "application/xml");
        return signed;
    }

    private void WriteReference(XmlElement reference, byte[] digest, params ReadOnlySpan<string> transforms)
    {
        var list = Ds(reference, "Transforms");
        foreach (var transform in transforms)
        {
            Algorithm(Ds(list, "Transform"), transform);
        }

        WriteDigest(reference, digest);
    }

    private void WriteDigest(XmlElement parent, byte[] digest)
    {
        Algorithm(Ds(parent, "DigestMethod"), Names.Sha256);
        Text(Ds(parent, "DigestValue"), Convert.ToBase64String(digest));
    }

    private XmlElement Ds(XmlNode parent, string name) => Append(parent, "ds", name, Names.Signature);

    private XmlElement Xades(XmlNode parent, string name) => Append(parent, "xades", name, Names.Xades);

    private XmlElement Append(XmlNode parent, string prefix, string name, string ns)
    {
        var element = document.CreateElement(prefix, name, ns);
        parent.AppendChild(element);
        return element;
    }

    private void Text(XmlElement element, string text) => element.AppendChild(document.CreateTextNode(text));

    private static void Algorithm(XmlElement element, string algorithm) => element.SetAttribute("Algorithm", algorithm);
}
