using System.Security.Cryptography;
using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>The values of a signature that has the one permitted shape, and whose parts name one another.</summary>
internal sealed record DomParts(
    string Algorithm,
    byte[] EnvelopeDigest,
    byte[] PropertiesDigest,
    byte[] SignatureValue,
    byte[] Certificate,
    string CertificateDigest,
    XmlElement SignedInfo,
    XmlElement SignedProperties,
    DateTimeOffset SigningTime)
{
    private const int Sha256Length = 32;

    public static Outcome<DomParts> Read(XmlElement signature)
    {
        if (DomGrammar.Signature.Mismatch(signature) is { } code)
        {
            return code.Refusal();
        }

        var info = XmlParts.Elements(signature)[0];
        var references = XmlParts.Elements(info);
        var qualifying = XmlParts.Child(XmlParts.Elements(signature)[3], Names.Xades, "QualifyingProperties")!;
        var properties = XmlParts.Elements(qualifying)[0];

        var envelopeDigest = Base64(references[2].LastChild!, Sha256Length);
        var propertiesDigest = Base64(references[3].LastChild!, Sha256Length);
        var value = Base64(XmlParts.Elements(signature)[1]);
        var certificate = Base64(XmlParts.Child(signature, Names.Signature, "KeyInfo", "X509Data", "X509Certificate")!);
        var stated = Base64(XmlParts.Child(properties, Names.Xades, "SignedSignatureProperties", "SigningCertificateV2", "Cert", "CertDigest")!.LastChild!, Sha256Length);
        if (envelopeDigest is null || propertiesDigest is null || value is null || certificate is null || stated is null)
        {
            return SignatureCodes.Base64.Refusal();
        }

        var time = WireTime.Read(XmlParts.Child(properties, Names.Xades, "SignedSignatureProperties", "SigningTime")!.InnerText);
        if (time is null || !NameOneAnother(signature, references[2], references[3], qualifying, properties))
        {
            return SignatureCodes.Properties.Refusal();
        }

        if (!SHA256.HashData(certificate).AsSpan().SequenceEqual(stated))
        {
            return SignatureCodes.CertificateDigest.Refusal();
        }

        return new DomParts(
            references[1].GetAttribute("Algorithm"),
            envelopeDigest,
            propertiesDigest,
            value,
            certificate,
            Frameworks.Hex(stated),
            info,
            properties,
            time.Value);
    }

    private static bool NameOneAnother(XmlElement signature, XmlElement whole, XmlElement onProperties, XmlElement qualifying, XmlElement properties)
    {
        string[] ids = [signature.GetAttribute("Id"), whole.GetAttribute("Id"), properties.GetAttribute("Id")];
        var format = XmlParts.Child(properties, Names.Xades, "SignedDataObjectProperties", "DataObjectFormat")!;
        return ids.Distinct(StringComparer.OrdinalIgnoreCase).Count() == ids.Length
            && qualifying.GetAttribute("Target") == "#" + ids[0]
            && format.GetAttribute("ObjectReference") == "#" + ids[1]
            && format.FirstChild!.InnerText == "application/xml"
            && onProperties.GetAttribute("URI") == "#" + ids[2];
    }

    /// <summary>The octets, if the text is exactly what encoding them again gives.</summary>
    private static byte[]? Base64(XmlNode element, int? length = null)
    {
        var text = element.InnerText;
        var octets = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, octets, out var written)
            && written > 0
            && (length is null || written == length)
            && Convert.ToBase64String(octets, 0, written) == text
            ? octets[..written]
            : null;
    }
}
