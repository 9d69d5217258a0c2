using System.Security.Cryptography;

namespace FormExchange.Trust;

/// <summary>
/// Writes the signature of the profile. The two parts that digests are taken of declare their own namespaces, so that they stand in the envelope as they are
/// digested; and nothing is written that canonicalization would write otherwise.
/// </summary>
internal sealed class SignatureWriter(CanonicalBuffer output)
{
    private const string Reference = "</ds:Transforms><ds:DigestMethod Algorithm=\"" + Names.Sha256 + "\"></ds:DigestMethod><ds:DigestValue>";

    /// <summary>What comes before and after the values of the signed properties; the time is plain ASCII.</summary>
    private const string Properties =
        "<xades:SignedProperties xmlns:xades=\"" + Names.Xades + "\" Id=\"signed-properties\"><xades:SignedSignatureProperties><xades:SigningTime>";

    private const string PropertiesDigest =
        "</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds=\"" + Names.Signature + "\" Algorithm=\"" + Names.Sha256
        + "\"></ds:DigestMethod><ds:DigestValue xmlns:ds=\"" + Names.Signature + "\">";

    private const string PropertiesEnd =
        "</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties><xades:SignedDataObjectProperties>"
        + "<xades:DataObjectFormat ObjectReference=\"#envelope-reference\"><xades:MimeType>application/xml</xades:MimeType></xades:DataObjectFormat>"
        + "</xades:SignedDataObjectProperties></xades:SignedProperties>";

    /// <returns>The octets of the signature's value.</returns>
    public byte[] Write(ReadOnlySpan<byte> envelopeDigest, SigningKey key, DateTimeOffset signingTime)
    {
        using var properties = new CanonicalBuffer();
        WriteProperties(properties, key, signingTime);

        output.Ascii("<ds:Signature xmlns:ds=\"" + Names.Signature + "\" Id=\"signature\">");
        var start = output.Length;
        WriteSignedInfo(envelopeDigest, properties, key.Algorithm);
        var value = key.Sign(output.Written[start..]);

        output.Raw("<ds:SignatureValue>"u8);
        output.Base64(value);
        output.Raw("</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"u8);
        output.Base64(key.Certificate);
        output.Ascii(
            "</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades=\"" + Names.Xades + "\" Target=\"#signature\">");
        output.Raw(properties.Written);
        output.Raw("</xades:QualifyingProperties></ds:Object></ds:Signature>"u8);
        return value;
    }

    private static void WriteProperties(CanonicalBuffer properties, SigningKey key, DateTimeOffset signingTime)
    {
        properties.Ascii(Properties);
        properties.Ascii(WireTime.Write(signingTime));
        properties.Ascii(PropertiesDigest);
        properties.Base64(key.CertificateDigest);
        properties.Ascii(PropertiesEnd);
    }

    private void WriteSignedInfo(ReadOnlySpan<byte> envelopeDigest, CanonicalBuffer properties, string algorithm)
    {
        output.Ascii("<ds:SignedInfo xmlns:ds=\"" + Names.Signature + "\"><ds:CanonicalizationMethod Algorithm=\"" + Names.ExclusiveC14N
            + "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"");
        output.Ascii(algorithm);
        output.Ascii("\"></ds:SignatureMethod><ds:Reference Id=\"envelope-reference\" URI=\"\"><ds:Transforms><ds:Transform Algorithm=\"" + Names.EnvelopedSignature
            + "\"></ds:Transform><ds:Transform Algorithm=\"" + Names.ExclusiveC14N + "\"></ds:Transform>" + Reference);
        output.Base64(envelopeDigest);
        output.Ascii("</ds:DigestValue></ds:Reference><ds:Reference Type=\"" + Names.SignedPropertiesType + "\" URI=\"#signed-properties\"><ds:Transforms>"
            + "<ds:Transform Algorithm=\"" + Names.ExclusiveC14N + "\"></ds:Transform>" + Reference);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(properties.Written, digest);
        output.Base64(digest);
        output.Raw("</ds:DigestValue></ds:Reference></ds:SignedInfo>"u8);
    }
}
