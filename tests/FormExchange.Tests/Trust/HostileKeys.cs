using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using FormExchange.Trust;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>Key material that is missing, or is a twin of the right one; and values of a curve that only a careless reader takes.</summary>
internal static class HostileKeys
{
    private const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    public static IEnumerable<HostileCase> KeyInfos =>
    [
        Changed("no key info", "SIG-GRAMMAR", text => text.Change(text.Part("<ds:KeyInfo>", "</ds:KeyInfo>"), "")),
        Changed("key value instead of the certificate", "SIG-GRAMMAR", text => text.Change(text.Part("<ds:X509Data>", "</ds:X509Data>"), "<ds:KeyValue></ds:KeyValue>")),
        new("key value of a key that nobody knows, signed with it", "SIG-GRAMMAR", bench => Forgery.Utf8(WithOwnKey(bench.Text))),
        Changed("key name beside the certificate", "SIG-GRAMMAR", text => text.Change("<ds:X509Data>", "<ds:KeyName>own</ds:KeyName><ds:X509Data>")),
        Changed("retrieval method", "SIG-GRAMMAR", text => text.Change(text.Part("<ds:X509Data>", "</ds:X509Data>"), "<ds:RetrievalMethod URI=\"http://example.org/key\"></ds:RetrievalMethod>")),
        Changed("five hundred certificates", "SIG-GRAMMAR", text => text.Change("</ds:X509Data>", string.Concat(Enumerable.Repeat(text.Part("<ds:X509Certificate>", "</ds:X509Certificate>"), 499)) + "</ds:X509Data>")),
        new("the authority's certificate added", "SIG-GRAMMAR", bench => Forgery.Utf8(bench.Text.Change("</ds:X509Data>", $"<ds:X509Certificate>{Convert.ToBase64String(bench.Folder.Directory().Authorities[0].RawData)}</ds:X509Certificate></ds:X509Data>"))),
        new("another certificate in the key info", "SIG-CERTIFICATE", bench => Forgery.Utf8(bench.Text.Change(
            bench.Text.Part("<ds:X509Certificate>", "</ds:X509Certificate>"),
            $"<ds:X509Certificate>{Convert.ToBase64String(bench.Folder.Identity(TrustFolder.Cnap).Certificate.RawData)}</ds:X509Certificate>"))),
        Changed("empty key info", "SIG-GRAMMAR", text => text.Change(text.Part("<ds:X509Data>", "</ds:X509Data>"), "")),
        Changed("issuer and serial number instead of the certificate", "SIG-GRAMMAR", text => text.Change(
            text.Part("<ds:X509Certificate>", "</ds:X509Certificate>"),
            "<ds:X509IssuerSerial><ds:X509IssuerName>CN=FICTIF</ds:X509IssuerName><ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial>")),

        // The value holds by its key, and its certificate is one that was never signed for.
        new("another certificate for the same key in the key info alone", "SIG-CERTIFICATE", bench => Forgery.Utf8(bench.Text.Change(
            bench.Text.Part("<ds:X509Certificate>", "</ds:X509Certificate>"),
            $"<ds:X509Certificate>{Convert.ToBase64String(Twin(bench).IssueIn(bench.Folder).RawData)}</ds:X509Certificate>"))),
    ];

    public static IEnumerable<HostileCase> Certificates =>
    [
        Signed("another certificate for the same key", "CERT-NOT-REGISTERED", bench => Twin(bench).IssueIn(bench.Folder)),
        Signed("self-signed certificate for the same key, of the same subject", "CERT-NOT-REGISTERED", bench => (Twin(bench) with { Subject = bench.Certificate.Subject }).SelfSigned()),
        Signed("another certificate for the same key, entered for another institution", "CERT-SENDER", bench =>
            bench.Folder.Enter(TrustFolder.Cns, Twin(bench).IssueIn(bench.Folder))),
        Signed("certificate of the same subject, by an authority of the same name as ours", "CERT-NOT-REGISTERED", bench =>
            new TestCertificate(bench.Certificate.Subject).IssuedBy(NamedLikeOurs(bench.Folder))),
    ];

    public static IEnumerable<HostileCase> Values =>
    [
        Changed("the signature's own value in DER", "SIG-VALUE", text => WithValue(text, InDer(Value(text)))),
        Changed("signature value of the curve's order", "SIG-VALUE", text => WithValue(text, [.. Order, .. Order])),
        Changed("the signature's own value with its halves exchanged", "SIG-VALUE", text => WithValue(text, [.. Value(text)[32..], .. Value(text)[..32]])),
        new("ECDSA named for an RSA key", "SIG-KEY", bench => Forgery.Utf8(
            bench.Text.Resign(bench.Entered(new() { Key = () => RSA.Create(2048) })))),
    ];

    private static byte[] Order { get; } = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    private static TestCertificate Twin(HostileBench bench)
    {
        using var key = bench.Certificate.GetECDsaPrivateKey()!;
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new TestCertificate { Key = () => ECDsa.Create(parameters) };
    }

    private static X509Certificate2 NamedLikeOurs(TrustFolder folder) => new TestCertificate(folder.Directory().Authorities[0].Subject)
    {
        Usage = X509KeyUsageFlags.KeyCertSign,
        IsAuthority = true,
        From = TrustFolder.Noon.AddDays(-20),
    }.SelfSigned();

    private static byte[] Value(string text) => Convert.FromBase64String(Element(text)["<ds:SignatureValue>".Length..^"</ds:SignatureValue>".Length]);

    private static string WithValue(string text, byte[] value) => text.Change(Element(text), $"<ds:SignatureValue>{Convert.ToBase64String(value)}</ds:SignatureValue>");

    private static string Element(string text) => text.Part("<ds:SignatureValue>", "</ds:SignatureValue>");

    /// <summary>What most devices and tools hand out: two integers in a sequence, instead of two fields of 32 octets.</summary>
    private static byte[] InDer(byte[] value)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(value.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(value.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    private static string WithOwnKey(string text)
    {
        using var certificate = new TestCertificate { Key = () => RSA.Create(2048) }.SelfSigned();
        using var key = certificate.GetRSAPublicKey()!;
        var value = new RSAKeyValue(key).GetXml().OuterXml;
        return text.Change(EcdsaSha256, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256").Change(text.Part("<ds:X509Data>", "</ds:X509Data>"), value).Resign(certificate);
    }
}
