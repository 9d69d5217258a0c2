using System.Security.Cryptography;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>Seals of another shape, with other algorithms or another spelling than the profile's.</summary>
internal static class HostileSealShapes
{
    private const string Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    private const string Oaep = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    private const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    public static IEnumerable<HostileSeal> All => [.. Algorithms, .. Derivations, .. Shapes, .. Places, .. Spellings];

    private static IEnumerable<HostileSeal> Algorithms =>
    [
        HostileSeal.Ecdh("content in CBC", text => text.Change(Gcm, "http://www.w3.org/2001/04/xmlenc#aes256-cbc")),
        HostileSeal.Ecdh("content with a short key", text => text.Change(Gcm, "http://www.w3.org/2009/xmlenc11#aes128-gcm")),
        HostileSeal.Ecdh("content in the clear", text => text.Change(Gcm, "")),
        HostileSeal.Rsa("RSA-1_5", text => text.Change(Oaep, "http://www.w3.org/2001/04/xmlenc#rsa-1_5")),
        HostileSeal.Rsa("RSA-1_5 without parameters", text => text.Change(text.EncryptedKey().Part("<xenc:EncryptionMethod ", "</xenc:EncryptionMethod>"), "<xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa-1_5\"/>")),
        HostileSeal.Rsa("MGF1 with SHA-1", text => text.Change("#mgf1sha256", "#mgf1sha1")),
        HostileSeal.Rsa("no mask generation function", text => text.Change(text.Part("<xenc11:MGF ", "</xenc11:MGF>"), "")),
        HostileSeal.Rsa("OAEP with SHA-1 under its new name", text => text.Change($"<ds:DigestMethod Algorithm=\"{Sha256}\">", "<ds:DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\">")),
        HostileSeal.Rsa("digest after mask", text => text.Change(text.Part("<ds:DigestMethod ", "</xenc11:MGF>"), text.Part("<xenc11:MGF ", "</xenc11:MGF>") + text.Part("<ds:DigestMethod ", "</ds:DigestMethod>"))),
        HostileSeal.Rsa("OAEP parameters", text => text.Change($"<ds:DigestMethod Algorithm=\"{Sha256}\">", $"<xenc:OAEPparams>AAAA</xenc:OAEPparams><ds:DigestMethod Algorithm=\"{Sha256}\">")),
        HostileSeal.Rsa("a key size", text => text.Change($"<ds:DigestMethod Algorithm=\"{Sha256}\">", $"<xenc:KeySize>256</xenc:KeySize><ds:DigestMethod Algorithm=\"{Sha256}\">")),
        HostileSeal.Of("SHA-1 padding that says it is SHA-256", bench => bench.Mgf1p.Change("http://www.w3.org/2000/09/xmldsig#sha1", Sha256)),
        HostileSeal.Of("SHA-1 padding of a sender that was not allowed it", bench => bench.Mgf1p.Change(">MA:CNSS-OUJ01<", ">MA:CNSS-CAS01<")),
        HostileSeal.Of("SHA-1 padding of a sender that was not allowed it, inside too", _ => SealBench.Insider(
            Forgery.Utf8(Forgery.Text(Golden.Envelope).Change(">MA:CNSS-OUJ01</sbd:Identifier>", ">MA:CNSS-CAS01</sbd:Identifier>")),
            padding: RSAEncryptionPadding.OaepSHA1,
            says: KeyTransport.RsaOaepMgf1p,
            header: outer => outer with { Sender = "MA:CNSS-CAS01" })),
        HostileSeal.Ecdh("a short key wrap", text => text.Change("xmlenc#kw-aes256", "xmlenc#kw-aes128")),
        HostileSeal.Ecdh("finite-field agreement", text => text.Change("http://www.w3.org/2009/xmlenc11#ECDH-ES", "http://www.w3.org/2001/04/xmlenc#dh")),
        HostileSeal.Ecdh("another curve", text => text.Change("urn:oid:1.2.840.10045.3.1.7", "urn:oid:1.3.132.0.34")),
    ];

    private static IEnumerable<HostileSeal> Derivations =>
    [
        HostileSeal.Ecdh("derived by PBKDF2", text => text.Change("http://www.w3.org/2009/xmlenc11#ConcatKDF", "http://www.w3.org/2009/xmlenc11#pbkdf2")),
        HostileSeal.Ecdh("derived with SHA-1", text => text.Change("<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\">", "<ds:DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\">")),
        HostileSeal.Ecdh("another algorithm id", text => text.Change("AlgorithmID=\"000000002A", "AlgorithmID=\"000000002B")),
        HostileSeal.Ecdh("bits left over", text => text.Change("AlgorithmID=\"00", "AlgorithmID=\"01")),
        HostileSeal.Ecdh("parties exchanged", text => text.Change("PartyUInfo", "PartyX").Change("PartyVInfo", "PartyUInfo").Change("PartyX", "PartyVInfo")),
        HostileSeal.Ecdh("no receiver", text => text.Change(text.Part(" PartyVInfo=\"", "\"") + text.Part(" PartyVInfo=\"", "\">")[" PartyVInfo=\"".Length..], ">")),
        HostileSeal.Ecdh("public information added", text => text.Change(" PartyUInfo=", " SuppPubInfo=\"00\" PartyUInfo=")),
        HostileSeal.Ecdh("hex in lower case", text => text.Change("687474703A2F2F7777772E77332E6F72672F323030312F30342F786D6C656E63236B77", "687474703a2f2f7777772e77332e6f72672f323030312f30342f786d6c656e63236b77")),
        HostileSeal.Ecdh("a nonce of the agreement", text => text.Change("<xenc11:KeyDerivationMethod ", "<xenc:KA-Nonce>AAAA</xenc:KA-Nonce><xenc11:KeyDerivationMethod ")),
    ];

    private static IEnumerable<HostileSeal> Shapes =>
    [
        HostileSeal.Ecdh("content elsewhere", text => text.Change($"<xenc:CipherValue>{text.Content()}</xenc:CipherValue>", "<xenc:CipherReference URI=\"http://example.org/other\"></xenc:CipherReference>")),
        HostileSeal.Rsa("key elsewhere", text => text.Change(text.WrappedKey(), "<xenc:CipherData><xenc:CipherReference URI=\"file:///etc/hostname\"></xenc:CipherReference></xenc:CipherData>")),
        HostileSeal.Rsa("two encrypted keys", text => text.Change(text.EncryptedKey(), text.EncryptedKey() + text.EncryptedKey())),
        HostileSeal.Rsa("two encrypted contents", text => text.Change(text.EncryptedData(), text.EncryptedData() + text.EncryptedData())),
        HostileSeal.Rsa("no encrypted key", text => text.Change(text.EncryptedKey(), "")),
        HostileSeal.Rsa("no key info", text => text.Change(text.Part("<ds:KeyInfo ", "</xenc:EncryptedKey></ds:KeyInfo>"), "")),
        HostileSeal.Rsa("a key name beside the key", text => text.Change("<xenc:EncryptedKey>", "<ds:KeyName>own</ds:KeyName><xenc:EncryptedKey>")),
        HostileSeal.Rsa("the key fetched from elsewhere", text => text.Change("<xenc:EncryptedKey>", "<ds:RetrievalMethod URI=\"http://example.org/key\"/><xenc:EncryptedKey>")),
        HostileSeal.Rsa("the certificate itself", text => text.Change(text.Part("<dsig11:X509Digest ", "</dsig11:X509Digest>"), $"<ds:X509Certificate>{Convert.ToBase64String(TestRecipient.Rsa2048.Certificate.RawData)}</ds:X509Certificate>")),
        HostileSeal.Rsa("a type", text => text.Change(" MimeType=", " Type=\"http://www.w3.org/2001/04/xmlenc#Element\" MimeType=")),
        HostileSeal.Rsa("an encoding", text => text.Change(" MimeType=", " Encoding=\"http://www.w3.org/2000/09/xmldsig#base64\" MimeType=")),
        HostileSeal.Rsa("another media type", text => text.Change("application/xml", "text/plain")),
        HostileSeal.Rsa("a recipient's name", text => text.Change("<xenc:EncryptedKey>", "<xenc:EncryptedKey Recipient=\"LU:0030\">")),
        HostileSeal.Rsa("a carried key name", text => text.Change("</xenc:EncryptedKey>", "<xenc:CarriedKeyName>k</xenc:CarriedKeyName></xenc:EncryptedKey>")),
        HostileSeal.Rsa("encryption properties", text => text.Change("</xenc:EncryptedData>", "<xenc:EncryptionProperties><xenc:EncryptionProperty></xenc:EncryptionProperty></xenc:EncryptionProperties></xenc:EncryptedData>")),
        HostileSeal.Rsa("an attribute of another namespace", text => text.Change(" MimeType=", " xml:lang=\"fr\" MimeType=")),
        HostileSeal.Rsa("the content's method of another namespace", text => text.Change("<xenc:EncryptionMethod Algorithm=\"" + Gcm + "\"></xenc:EncryptionMethod>", "<x:EncryptionMethod xmlns:x=\"urn:x\" Algorithm=\"" + Gcm + "\"></x:EncryptionMethod>")),
        HostileSeal.Rsa("an id", text => text.Change("<xenc:EncryptedKey>", "<xenc:EncryptedKey Id=\"k\">")),
        HostileSeal.Rsa("an id of the content", text => text.Change("<xenc:EncryptedData ", "<xenc:EncryptedData Id=\"d\" ")),
        HostileSeal.Rsa("an XML id", text => text.Change("<xenc:EncryptedData ", "<xenc:EncryptedData xml:id=\"d\" ")),
        HostileSeal.Rsa("a schema instance", text => text.Change("<xenc:EncryptedKey>", "<xenc:EncryptedKey xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"a\">"), "XML-XSI"),
        HostileSeal.Of("the signed envelope itself", _ => Forgery.Text(Golden.Envelope)),
        HostileSeal.Of("no XML", _ => "plain", "XML-NOT-WELL-FORMED"),
        HostileSeal.Of("nothing", _ => "", "XML-NOT-WELL-FORMED"),
        HostileSeal.Of("too large", _ => Forgery.Text(EnvelopeSealer.Seal(Larger(12 * 1024 * 1024), TestRecipient.P256.Key).Bytes), "XML-TOO-LARGE"),
        HostileSeal.Rsa("seventeen declarations", text => text.Change("<xenc:EncryptedKey>", $"<xenc:EncryptedKey {Times(17, n => $" xmlns:a{n}=\"urn:a\"")}>"), "XML-ATTRIBUTES"),
        HostileSeal.Rsa("seventeen elements deep", text => text.Change("<xenc:EncryptedKey>", $"{Times(17, _ => "<a>")}{Times(17, _ => "</a>")}<xenc:EncryptedKey>"), "XML-DEPTH"),
        HostileSeal.Rsa("another encoding", text => "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text, "XML-ENCODING"),
        HostileSeal.Rsa("a frame of a hundred thousand octets", text => text.Change("<xenc:EncryptedKey>", $"<xenc:EncryptedKey xmlns:a=\"urn:{new string('a', 100_000)}\">")),
    ];

    private static IEnumerable<HostileSeal> Places =>
    [
        HostileSeal.Rsa("a blank between the parts", text => text.Change("<xenc:EncryptedKey>", " <xenc:EncryptedKey>")),
        HostileSeal.Rsa("a line break before the end", text => text.Change("</sbd:StandardBusinessDocument>", "\n</sbd:StandardBusinessDocument>")),
        HostileSeal.Rsa("text between the parts", text => text.Change("<xenc:EncryptedKey>", "stray<xenc:EncryptedKey>")),
        HostileSeal.Rsa("a comment", text => text.Change("<xenc:EncryptedKey>", "<!-- c --><xenc:EncryptedKey>"), "XML-COMMENT"),
        HostileSeal.Rsa("a comment before the beginning", text => "<!-- c -->" + text, "XML-COMMENT"),
        HostileSeal.Rsa("a comment after the end", text => text + "<!-- c -->", "XML-COMMENT"),
        HostileSeal.Rsa("an instruction before the beginning", text => "<?a b?>" + text, "XML-PI"),
        HostileSeal.Rsa("a CDATA section", text => text.Change(">LU:0030<", "><![CDATA[LU:0030]]><")),
        HostileSeal.Rsa("an instruction", text => text.Change("<xenc:EncryptedKey>", "<?a b?><xenc:EncryptedKey>"), "XML-PI"),
        HostileSeal.Rsa("a DTD", text => "<!DOCTYPE a>" + text, "XML-DTD"),
        HostileSeal.Rsa("content moved into the key info", text => text.Change($"<xenc:CipherValue>{text.Content()}</xenc:CipherValue>", "<xenc:CipherValue/>").Change("</xenc:EncryptedKey></ds:KeyInfo>", $"</xenc:EncryptedKey>{text.Content()}</ds:KeyInfo>")),
        HostileSeal.Rsa("content moved behind its value", text => text.Change($"<xenc:CipherValue>{text.Content()}</xenc:CipherValue>", $"<xenc:CipherValue/>{text.Content()}")),
        HostileSeal.Rsa("content moved behind its value's end", text => text.Change($"<xenc:CipherValue>{text.Content()}</xenc:CipherValue>", $"<xenc:CipherValue></xenc:CipherValue>{text.Content()}")),
        HostileSeal.Rsa("an element in the content", text => text.WithContent(text.Content() + "<a></a>")),
        HostileSeal.Rsa("something after the end", text => text + "<a/>", "XML-NOT-WELL-FORMED"),
    ];

    private static IEnumerable<HostileSeal> Spellings =>
    [
        HostileSeal.Ecdh("base64 with a line break", text => text.WithContent(text.Content().Insert(76, "\n"))),
        HostileSeal.Ecdh("base64 with a blank before", text => text.WithContent(" " + text.Content())),
        HostileSeal.Ecdh("base64 with four blanks after", text => text.WithContent(text.Content() + "    ")),
        HostileSeal.Ecdh("base64 with a character reference", text => text.WithContent("&#" + (int)text.Content()[0] + ";" + text.Content()[1..])),
        HostileSeal.Ecdh("base64 in a CDATA section", text => text.WithContent($"<![CDATA[{text.Content()}]]>")),
        HostileSeal.Ecdh("base64 with an empty CDATA section", text => text.WithContent("<![CDATA[]]>" + text.Content())),
        HostileSeal.Ecdh("base64 cut by a comment", text => text.WithContent(text.Content().Insert(76, "<!-- -->")), "XML-COMMENT"),
        HostileSeal.Ecdh("base64 without its padding", text => text.WithContentOctets(octets => octets[..100]).WithContent(Convert.ToBase64String(new byte[100]).TrimEnd('='))),
        HostileSeal.Ecdh("base64 with padding in the middle", text => text.WithContent("AA==" + text.Content())),
        HostileSeal.Ecdh("base64 of the alphabet for addresses", text => text.WithContent(text.Content().Replace('+', '-').Replace('/', '_'))),
        HostileSeal.Ecdh("key: base64 with a line break", text => text.Change(text.WrappedKey(), text.WrappedKey().Insert(50, "\n"))),
        HostileSeal.Ecdh("key: base64 with stray bits", text => text.Change(text.WrappedKey(), text.WrappedKey().Replace("A==", "B==", StringComparison.Ordinal).Replace("Q==", "R==", StringComparison.Ordinal).Replace("g==", "h==", StringComparison.Ordinal).Replace("w==", "x==", StringComparison.Ordinal))),
        HostileSeal.Ecdh("point: base64 with stray bits", text => text.Change(text.Point(), StrayBits(text.Point()))),
        HostileSeal.Ecdh("point: base64 with a blank", text => text.Change(text.Point(), text.Point().Replace("</", " </", StringComparison.Ordinal))),
    ];

    /// <summary>The golden envelope with a longer note.</summary>
    private static byte[] Larger(int by) => Forgery.Utf8(Forgery.Text(Golden.Envelope).Change("</Note>", new string('x', by) + "</Note>"));

    private static string Times(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    /// <summary>65 octets end in one character and padding that carries two bits of nothing: the next character of the alphabet means the same to a lax decoder.</summary>
    private static string StrayBits(string point)
    {
        var at = point.IndexOf('=', StringComparison.Ordinal) - 1;
        return point[..at] + (char)(point[at] + 1) + point[(at + 1)..];
    }
}
