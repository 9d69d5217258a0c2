using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace FormExchange.Trust;

/// <summary>Writes the XAdES properties of a signature: when it was made, and with which certificate.</summary>
internal static class QualifyingProperties
{
    public static XmlElement Create(
        XmlDocument document, X509Certificate2 certificate, DateTimeOffset signingTime, string signatureId, string referenceId, string propertiesId)
    {
        XmlElement Xades(XmlNode? parent, string name, string? text = null) => Append(document, parent, "xades", name, Names.Xades, text);
        XmlElement Ds(XmlNode parent, string name, string? text = null) => Append(document, parent, "ds", name, Names.Signature, text);

        var qualifying = Xades(null, "QualifyingProperties");
        qualifying.SetAttribute("Target", "#" + signatureId);
        var signed = Xades(qualifying, "SignedProperties");
        signed.SetAttribute("Id", propertiesId);

        var ofSignature = Xades(signed, "SignedSignatureProperties");
        Xades(ofSignature, "SigningTime", WireTime.Write(signingTime));
        var digest = Xades(Xades(Xades(ofSignature, "SigningCertificateV2"), "Cert"), "CertDigest");
        Ds(digest, "DigestMethod").SetAttribute("Algorithm", Names.Sha256);
        Ds(digest, "DigestValue", Convert.ToBase64String(SHA256.HashData(certificate.RawData)));

        var format = Xades(Xades(signed, "SignedDataObjectProperties"), "DataObjectFormat");
        format.SetAttribute("ObjectReference", "#" + referenceId);
        Xades(format, "MimeType", "application/xml");
        return qualifying;
    }

    private static XmlElement Append(XmlDocument document, XmlNode? parent, string prefix, string name, string ns, string? text)
    {
        var element = document.CreateElement(prefix, name, ns);
        if (text is not null)
        {
            element.AppendChild(document.CreateTextNode(text));
        }

        parent?.AppendChild(element);
        return element;
    }
}
