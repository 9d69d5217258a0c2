using System.Security.Cryptography;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>Algorithms and transforms that are weak, costly or leave something out, and of which each value is true: a tool that knows them believes the envelope.</summary>
internal static class HostileWeakening
{
    private const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private const string RsaMd5 = "http://www.w3.org/2001/04/xmldsig-more#rsa-md5";
    private const string XPath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private const string Exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
    private const string Enveloped = "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform>";
    private const string NoSignature = "<ds:Transform Algorithm=\"" + XPath + "\"><ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>";

    public static IEnumerable<HostileCase> Algorithms =>
    [
        // Whoever has the certificate can make these two: a verifier that lets the message choose takes the public key for a secret.
        Hmac("HMAC with SHA-256, truly keyed with the certificate", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "", (bench, octets) =>
            HMACSHA256.HashData(bench.Certificate.RawData, octets)),
        Hmac("HMAC cut to eight bits, truly keyed with the public key", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", "<ds:HMACOutputLength>8</ds:HMACOutputLength>", (bench, octets) =>
            CryptographicOperations.HmacData(HashAlgorithmName.SHA1, bench.Certificate.GetPublicKey(), octets)[..1]),
        new("RSA with MD5, by an RSA key of the sender", "SIG-ALGORITHM", bench => Forgery.Utf8(WithMd5(bench, bench.Text))),
        Insider("digest by MD5", "SIG-ALGORITHM", WithMd5Digests),
        new("RSA and digests with MD5, by an RSA key of the sender", "SIG-ALGORITHM", bench => Forgery.Utf8(WithMd5(bench, WithMd5Digests(bench.Text)))),
    ];

    public static IEnumerable<HostileCase> Transforms =>
    [
        LeavingOut("XPath leaves the account out, which is another now", "Account", text => text.Change("LU28 0019", "LU28 9999")),
        LeavingOut("XPath leaves the receiver out, who is another now", "sbd:Receiver", text => text.Change(">LU:0030<", ">LU:0031<")),
        LeavingOut("XPath leaves the attachments out, of which one is another now", "fx:Attachments", text => text.Change(new string('a', 64), new string('c', 64))),
        Insider("XPath in the place of the enveloped-signature transform", "SIG-TRANSFORM", text => text.Change(Enveloped + Exclusive, NoSignature + Exclusive)),
        Insider("five thousand transforms of the signed properties", "SIG-TRANSFORM", text => text.Change(
            HostileReferences.OnProperties(text), HostileReferences.OnProperties(text).Change(Exclusive, string.Concat(Enumerable.Repeat(Exclusive, 5000))))),
        Insider("five thousand XPath transforms, each over the whole document", "SIG-TRANSFORM", text => text.Change(
            Enveloped + Exclusive, Enveloped + string.Concat(Enumerable.Repeat(NoSignature, 4998)) + Exclusive)),
        Insider("a thousand lists of transforms", "SIG-REFERENCE", text => text.Change(
            Enveloped + Exclusive, Enveloped + Exclusive + string.Concat(Enumerable.Repeat($"</ds:Transforms><ds:Transforms>{Exclusive}", 999)))),
    ];

    private static HostileCase Hmac(string name, string algorithm, string parameters, Func<HostileBench, byte[], byte[]> sign) => new(name, "SIG-ALGORITHM", bench =>
    {
        var method = $"<ds:SignatureMethod Algorithm=\"{EcdsaSha256}\"></ds:SignatureMethod>";
        var text = bench.Text.Change(method, $"<ds:SignatureMethod Algorithm=\"{algorithm}\">{parameters}</ds:SignatureMethod>");
        return Forgery.Utf8(text.Revalue(octets => sign(bench, octets)));
    });

    /// <summary>The digest is made as the transform says, without the element; then somebody who has no key changes what stands in it.</summary>
    private static HostileCase LeavingOut(string name, string element, Func<string, string> change) => new(name, "SIG-TRANSFORM", bench =>
    {
        var local = element[(element.IndexOf(':') + 1)..];
        var digest = Digest(bench.Text.Change(bench.Text.Part($"<{element}>", $"</{element}>"), "").Resign(bench.Certificate));
        var transform = $"<ds:Transform Algorithm=\"{XPath}\"><ds:XPath>not(ancestor-or-self::*[local-name()='{local}'])</ds:XPath></ds:Transform>";
        var signed = bench.Text.Change(Digest(bench.Text), digest).Change(Enveloped + Exclusive, Enveloped + transform + Exclusive)
            .Revalue(octets => Forgery.Sign(octets, bench.Certificate, HashAlgorithmName.SHA256));
        return Forgery.Utf8(change(signed));
    });

    private static string Digest(string text) => text.Part("<ds:DigestValue>", "</ds:DigestValue>");

    private static string WithMd5(HostileBench bench, string text) =>
        text.Change(EcdsaSha256, RsaMd5).Resign(bench.Entered(new() { Key = () => RSA.Create(2048) }));

    private static string WithMd5Digests(string text) =>
        text.Replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmldsig-more#md5", StringComparison.Ordinal);
}
