using System.Security.Cryptography;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>Forged, wrapped, weakened and overloaded signatures.</summary>
internal static class HostileSignatures
{
    private const string ExcC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private const string CanonicalizationMethod = "<ds:CanonicalizationMethod Algorithm=\"" + ExcC14N + "\"></ds:CanonicalizationMethod>";
    private const string ExcTransform = "<ds:Transform Algorithm=\"" + ExcC14N + "\"></ds:Transform>";
    private const string EnvelopedTransform = "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform>";
    private const string TwoTransforms = EnvelopedTransform + ExcTransform;
    private const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private const string SignatureMethod = "<ds:SignatureMethod Algorithm=\"" + EcdsaSha256 + "\"></ds:SignatureMethod>";
    private const string ForgedDocument = "<Claim xmlns=\"urn:formexchange:example:Claim:1\"><Account>FORGED</Account></Claim>";

    public static IEnumerable<HostileCase> Tampered =>
    [
        Changed("content changed", "SIG-DIGEST", text => text.Change("LU28 0019", "LU28 9999")),
        Changed("receiver changed in the header", "SIG-DIGEST", text => text.Change(">LU:0030<", ">LU:0031<")),
        Changed("sender changed in the header", "SIG-DIGEST", text => text.Change("\">MA:CNSS-OUJ01</sbd:Identifier>", "\">LU:0031</sbd:Identifier>")),
        Changed("envelope id changed", "SIG-DIGEST", text => text.Change(Samples.EnvelopeId, Samples.EnvelopeId.Replace('0', '1'))),
        Changed("digest of an attachment changed", "SIG-DIGEST", text => text.Change(new string('a', 64), new string('c', 64))),
        Changed("medical flag changed", "SIG-DIGEST", text => text.Change("<fx:Medical>true", "<fx:Medical>false")),
        Changed("white space added outside the document", "SIG-DIGEST", text => text.Change("</sbd:Sender>", "</sbd:Sender>\n")),
        Changed("document pretty-printed after signing", "SIG-DIGEST", text => text.Change("<Empty>", "  <Empty>")),
        Changed("signing time changed", "SIG-DIGEST", text => text.Change("<xades:SigningTime>2026-11-24T12:00:00Z", "<xades:SigningTime>2026-11-24T12:00:01Z")),
        Changed("digest value of another document", "SIG-DIGEST", text => text.Change(text.Part("<ds:DigestValue>", "</ds:DigestValue>"), "<ds:DigestValue>" + Convert.ToBase64String(new byte[32]) + "</ds:DigestValue>")),
        Changed("prefix of the signature renamed", "SIG-DIGEST", text => text.Replace("ds:", "sig:", StringComparison.Ordinal).Replace("xmlns:ds", "xmlns:sig", StringComparison.Ordinal)),
    ];

    public static IEnumerable<HostileCase> Algorithms =>
    [
        Algorithm("HMAC keyed with the public certificate", "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
        Algorithm("RSA with SHA-1", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
        new("RSA with SHA-1, by an RSA key of the sender", "SIG-ALGORITHM", bench => Forgery.Utf8(bench.Text
            .Change(EcdsaSha256, "http://www.w3.org/2000/09/xmldsig#rsa-sha1").Resign(bench.Entered(new() { Key = () => RSA.Create(2048) })))),
        Algorithm("RSA with MD5", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5"),
        Algorithm("ECDSA with SHA-1", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1"),
        Insider("HMAC output length", "SIG-ALGORITHM", text => text.Change(SignatureMethod, SignatureMethod.Replace("></", "><ds:HMACOutputLength>8</ds:HMACOutputLength></", StringComparison.Ordinal))),
        Insider("RSA named for an elliptic key", "SIG-KEY", text => text.Change(EcdsaSha256, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")),
        Insider("digest by SHA-1", "SIG-ALGORITHM", text => text.Replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1", StringComparison.Ordinal)),
        Insider("inclusive canonicalization", "SIG-C14N", text => text.Change(CanonicalizationMethod, CanonicalizationMethod.Replace(ExcC14N, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", StringComparison.Ordinal))),
        Insider("canonicalization with comments", "SIG-C14N", text => text.Change(CanonicalizationMethod, CanonicalizationMethod.Replace(ExcC14N, ExcC14N + "WithComments", StringComparison.Ordinal))),
        Insider("canonicalization 1.1", "SIG-C14N", text => text.Change(CanonicalizationMethod, CanonicalizationMethod.Replace(ExcC14N, "http://www.w3.org/2006/12/xml-c14n11", StringComparison.Ordinal))),
        Insider("canonicalization with a list of prefixes", "SIG-C14N", text => text.Change(CanonicalizationMethod, CanonicalizationMethod.Replace("></", $"><InclusiveNamespaces xmlns=\"{ExcC14N}\" PrefixList=\"sbd\"/></", StringComparison.Ordinal))),
        Insider("no canonicalization method", "SIG-GRAMMAR", text => text.Change(CanonicalizationMethod, "")),
        Insider("no signature method", "SIG-GRAMMAR", text => text.Change(SignatureMethod, "")),
    ];

    public static IEnumerable<HostileCase> Transforms =>
    [
        Transform("XPath that leaves the account out", EnvelopedTransform + "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>not(ancestor-or-self::Account)</ds:XPath></ds:Transform>" + ExcTransform),
        Transform("XPath filter 2", EnvelopedTransform + "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"></ds:Transform>" + ExcTransform),
        Transform("XPath filter 2 in the place of a permitted one", EnvelopedTransform + "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"></ds:Transform>"),
        Transform("XSLT", EnvelopedTransform + "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"></ds:Transform>"),
        Transform("decryption", EnvelopedTransform + "<ds:Transform Algorithm=\"http://www.w3.org/2002/07/decrypt#XML\"></ds:Transform>"),
        Transform("base64", EnvelopedTransform + "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"></ds:Transform>"),
        Transform("sixteen transforms", EnvelopedTransform + string.Concat(Enumerable.Repeat(ExcTransform, 15))),
        Transform("five thousand transforms", EnvelopedTransform + string.Concat(Enumerable.Repeat(ExcTransform, 4999))),
        Transform("without the enveloped-signature transform", ExcTransform),
        Transform("without a transform", ""),
        Transform("in the wrong order", ExcTransform + EnvelopedTransform),
        Transform("with a list of prefixes", EnvelopedTransform + $"<ds:Transform Algorithm=\"{ExcC14N}\"><InclusiveNamespaces xmlns=\"{ExcC14N}\" PrefixList=\"sbd\"/></ds:Transform>"),
    ];

    public static IEnumerable<HostileCase> Wrapped =>
    [
        Changed("signature taken out", "SIG-MISSING", text => text.Change(text.Signature(), "")),
        Changed("signature before the document, forged document in its object", "SIG-PLACE", text => text
            .Change(text.Signature(), "").Change("<Claim ", text.Signature().Change("</ds:Signature>", $"<ds:Object>{ForgedDocument}</ds:Object></ds:Signature>") + "<Claim ")),
        Changed("signature inside the document, forged document in its object", "SIG-PLACE", text => text
            .Change(text.Signature(), "").Change("<Empty>", "<Empty>" + text.Signature().Change("</ds:Signature>", $"<ds:Object>{ForgedDocument}</ds:Object></ds:Signature>"))),
        Changed("signature before the header, forged document in its object", "ENV-STRUCTURE", text => text.Change(text.Signature(), "").Change(
            "<sbd:StandardBusinessDocumentHeader>",
            text.Signature().Change("</ds:Signature>", $"<ds:Object>{ForgedDocument}</ds:Object></ds:Signature>") + "<sbd:StandardBusinessDocumentHeader>")),
        Changed("signature before the document", "SIG-PLACE", text => text.Change(text.Signature(), "").Change("<Claim ", text.Signature() + "<Claim ")),
        Changed("signature in the header", "SIG-PLACE", text => text.Change(text.Signature(), "").Change("</sbd:BusinessScope>", "</sbd:BusinessScope>" + text.Signature())),
        Changed("signature outside the wrapper", "ENV-STRUCTURE", text => text.Change(text.Signature(), "").Change("</fx:FormExchange>", "</fx:FormExchange>" + text.Signature())),
        Changed("forged document in a second object", "SIG-GRAMMAR", text => text.Change("</ds:Signature>", $"<ds:Object>{ForgedDocument}</ds:Object></ds:Signature>")),
        Changed("forged document in the key info", "SIG-GRAMMAR", text => text.Change("</ds:KeyInfo>", ForgedDocument + "</ds:KeyInfo>")),
        Changed("unsigned properties added", "SIG-GRAMMAR", text => text.Change("</xades:QualifyingProperties>", "<xades:UnsignedProperties></xades:UnsignedProperties></xades:QualifyingProperties>")),
        Changed("two signatures", "SIG-COUNT", text => text.Change("</ds:Signature>", "</ds:Signature>" + text.Signature())),
        Insider("a signature nested in the document", "SIG-COUNT", text => text.Change("<Empty>", $"<Empty><Signature xmlns=\"{Forgery.Ds}\"/>")),
        Insider("a XAdES element in the document", "SIG-COUNT", text => text.Change("<Empty>", "<Empty><X xmlns=\"http://uri.etsi.org/01903/v1.4.1#\"/>")),
        Insider("a signature inside the signature", "SIG-GRAMMAR", text => text.Change("</ds:Object>", "<ds:Signature Id=\"inner\"></ds:Signature></ds:Object>")),
        Changed("text between the parts of the signature", "SIG-GRAMMAR", text => text.Change("</ds:SignedInfo>", "</ds:SignedInfo>stray")),
        Changed("white space between the parts of the signature", "SIG-GRAMMAR", text => text.Change("</ds:SignedInfo>", "</ds:SignedInfo>\n")),
        Changed("empty CDATA between the parts of the signature", "SIG-GRAMMAR", text => text.Change("</ds:SignedInfo>", "</ds:SignedInfo><![CDATA[]]>")),
        Changed("an attribute added to the signature value", "SIG-BASE64", text => text.Change("<ds:SignatureValue>", "<ds:SignatureValue Id=\"value\">")),
        Changed("an attribute added to the object", "SIG-GRAMMAR", text => text.Change("<ds:Object>", "<ds:Object MimeType=\"text/xml\">")),
    ];

    public static IEnumerable<HostileCase> Properties =>
    [
        Insider("no signed properties at all", "SIG-GRAMMAR", text => text.Change(text.Part("<ds:Object>", "</ds:Object>"), "").Change(HostileReferences.OnProperties(text), "")),
        Insider("no object", "SIG-GRAMMAR", text => text.Change(text.Part("<ds:Object>", "</ds:Object>"), "")),
        Insider("target names another signature", "SIG-PROPERTIES", text => text.Change("Target=\"#signature\"", "Target=\"#other\"")),
        Insider("object reference names another reference", "SIG-PROPERTIES", text => text.Change("ObjectReference=\"#envelope-reference\"", "ObjectReference=\"#other\"")),
        Insider("one id twice", "SIG-PROPERTIES", text => text.Change("Id=\"signed-properties\"", "Id=\"signature\"").Change("URI=\"#signed-properties\"", "URI=\"#signature\"")),
        Insider("one id in two spellings", "SIG-PROPERTIES", text => text.Change("Id=\"signed-properties\"", "Id=\"Signature\"").Change("URI=\"#signed-properties\"", "URI=\"#Signature\"")),
        Insider("an attribute on the signing time", "SIG-PROPERTIES", text => text.Change("<xades:SigningTime>", "<xades:SigningTime lang=\"fr\">")),
        Insider("signed forty days ago", "SIG-TIME-OLD", text => text.Change("2026-11-24T12:00:00Z</xades", "2026-10-15T12:00:00Z</xades")),
        Insider("another media type", "SIG-PROPERTIES", text => text.Change(">application/xml<", ">text/plain<")),
        Insider("signing time without zone", "SIG-PROPERTIES", text => text.Change("2026-11-24T12:00:00Z</xades", "2026-11-24T12:00:00</xades")),
        Insider("signing time in the future", "SIG-TIME-FUTURE", text => text.Change("2026-11-24T12:00:00Z</xades", "2026-11-24T12:07:00Z</xades")),
        Insider("a claimed role added", "SIG-GRAMMAR", text => text.Change("</xades:SignedSignatureProperties>", "<xades:SignerRoleV2></xades:SignerRoleV2></xades:SignedSignatureProperties>")),
        Insider("two signing certificates", "SIG-GRAMMAR", text => text.Change("</xades:SigningCertificateV2>", text.Part("<xades:Cert>", "</xades:Cert>") + "</xades:SigningCertificateV2>")),
    ];

    public static IEnumerable<HostileCase> Values =>
    [
        Value("signature value of zeros", "SIG-VALUE", Convert.ToBase64String(new byte[64])),
        Value("signature value of three octets", "SIG-VALUE", "AAAA"),
        Value("signature value in DER", "SIG-VALUE", Convert.ToBase64String([0x30, 6, 2, 1, 1, 2, 1, 1])),
        Value("signature value with a line break", "SIG-BASE64", Convert.ToBase64String(new byte[64]).Insert(40, "\n")),
        Value("signature value with a space before it", "SIG-BASE64", " " + Convert.ToBase64String(new byte[64])),
        Value("signature value with stray bits", "SIG-BASE64", Convert.ToBase64String(new byte[64])[..85] + "B=="),
        Changed("the signature's own value with stray bits", "SIG-BASE64", text => text.Change(SignatureValue(text), WithStrayBits(SignatureValue(text)))),
        Changed("a line break in the certificate", "SIG-BASE64", text => text.Change("</ds:X509Certificate>", "\n</ds:X509Certificate>")),
        Value("signature value that is no base64", "SIG-BASE64", "!!!!"),
        Changed("signature value empty", "SIG-BASE64", text => text.Change(SignatureValue(text), "<ds:SignatureValue></ds:SignatureValue>")),
        Changed("signature value in two texts", "SIG-BASE64", text => text.Change("</ds:SignatureValue>", "<![CDATA[AAAA]]></ds:SignatureValue>")),
        Changed("digest value too short", "SIG-BASE64", text => text.Change(text.Part("<ds:DigestValue>", "</ds:DigestValue>"), "<ds:DigestValue>AAAA</ds:DigestValue>")),
        Changed("a space written as a character reference in the certificate", "SIG-BASE64", text => text.Change("<ds:X509Certificate>", "<ds:X509Certificate>&#32;")),
    ];

    private static HostileCase Algorithm(string name, string algorithm) => Insider(name, "SIG-ALGORITHM", text => text.Change(EcdsaSha256, algorithm));

    private static HostileCase Transform(string name, string transforms) =>
        Insider("transforms: " + name, "SIG-TRANSFORM", text => text.Change(TwoTransforms, transforms));

    private static HostileCase Value(string name, string code, string value) =>
        Changed(name, code, text => text.Change(SignatureValue(text), $"<ds:SignatureValue>{value}</ds:SignatureValue>"));

    private static string SignatureValue(string text) => text.Part("<ds:SignatureValue>", "</ds:SignatureValue>");

    /// <summary>Other letters for the same octets: the last letter before the padding has four bits that nobody reads.</summary>
    private static string WithStrayBits(string element)
    {
        var at = element.IndexOf("==</", StringComparison.Ordinal) - 1;
        return $"{element[..at]}{(char)(element[at] + 1)}{element[(at + 1)..]}";
    }
}
