using System.Security.Cryptography;

namespace FormExchange.Tests.Trust.Sealing;

/// <summary>One hostile seal: how it is made, and the code that it is refused with.</summary>
internal sealed record HostileSeal(string Name, string Code, Func<SealBench, string> Make)
{
    public const string Shut = "SEAL-CANNOT-OPEN";

    public static HostileSeal Ecdh(string name, Func<string, string> change, string code = Shut) => new(name, code, bench => change(bench.Ecdh));

    public static HostileSeal Rsa(string name, Func<string, string> change, string code = Shut) => new(name, code, bench => change(bench.Rsa));

    public static HostileSeal Of(string name, Func<SealBench, string> make, string code = Shut) => new(name, code, make);
}

/// <summary>Seals whose keys, headers or contents are not what they should be.</summary>
internal static class HostileSeals
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";

    public static IEnumerable<HostileSeal> All => [.. Keys, .. Points, .. Headers, .. Contents];

    private static IEnumerable<HostileSeal> Keys =>
    [
        HostileSeal.Of("ECDH: the encrypted key of another message", bench => bench.Ecdh.Change(bench.Ecdh.EncryptedKey(), bench.OtherEcdh.EncryptedKey())),
        HostileSeal.Of("ECDH: the wrapped key of another message", bench => bench.Ecdh.Change(bench.Ecdh.WrappedKey(), bench.OtherEcdh.WrappedKey())),
        HostileSeal.Of("ECDH: the point of another message", bench => bench.Ecdh.Change(bench.Ecdh.Point(), bench.OtherEcdh.Point())),
        HostileSeal.Of("RSA: the encrypted key of another message", bench => bench.Rsa.Change(bench.Rsa.EncryptedKey(), bench.OtherRsa.EncryptedKey())),
        HostileSeal.Of("ECDH: content key of 16 octets", _ => SealBench.Agreed(Golden.Envelope, keyLength: 16)),
        HostileSeal.Of("RSA: content key of 16 octets", _ => SealBench.Insider(Golden.Envelope, keyLength: 16)),
        HostileSeal.Of("RSA: content key of 24 octets", _ => SealBench.Insider(Golden.Envelope, keyLength: 24)),
        HostileSeal.Of("RSA: SHA-1 padding under the name of SHA-256", _ => SealBench.Insider(Golden.Envelope, padding: RSAEncryptionPadding.OaepSHA1)),
        HostileSeal.Of("RSA: SHA-256 padding under the name of SHA-1", _ => SealBench.Insider(Golden.Envelope, says: FormExchange.Trust.KeyTransport.RsaOaepMgf1p)),
        HostileSeal.Of("RSA: PKCS #1 v1.5 under the name of OAEP", _ => SealBench.Insider(Golden.Envelope, padding: RSAEncryptionPadding.Pkcs1)),
        HostileSeal.Rsa("RSA: key of no octets", text => text.Change(text.WrappedKey(), "<xenc:CipherData><xenc:CipherValue></xenc:CipherValue></xenc:CipherData>")),
        HostileSeal.Rsa("RSA: key of three octets", text => text.Change(text.WrappedKey(), "<xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData>")),
        HostileSeal.Rsa("RSA: key of zeros", text => text.Change(text.WrappedKey(), Cipher(new byte[256]))),
        HostileSeal.Rsa("RSA: key longer than the modulus", text => text.Change(text.WrappedKey(), Cipher(new byte[257]))),
        HostileSeal.Of("ECDH: wrapped by RFC 5649", _ => SealBench.Agreed(Golden.Envelope, wrap: SealBench.PaddedWrap)),
        HostileSeal.Ecdh("ECDH: wrapped key cut to a whole number of blocks", text => text.Change(text.WrappedKey(), Cipher(new byte[24]))),
        HostileSeal.Ecdh("ECDH: wrapped key of an odd length", text => text.Change(text.WrappedKey(), Cipher(new byte[39]))),
        HostileSeal.Of("ECDH for a key that is RSA", bench => bench.Rsa.Change(bench.Rsa.EncryptedKey(), bench.Ecdh.Everywhere(TestRecipient.P256.Key.KeyId, TestRecipient.Rsa2048.Key.KeyId)
            .Change(Digest(TestRecipient.P256), Digest(TestRecipient.Rsa2048)).EncryptedKey())),
        HostileSeal.Of("RSA for a key that is on a curve", bench => bench.Ecdh.Change(bench.Ecdh.EncryptedKey(), bench.Rsa.Change(Digest(TestRecipient.Rsa2048), Digest(TestRecipient.P256)).EncryptedKey())),
        HostileSeal.Of("sealed for another certificate", _ => Forgery.Text(FormExchange.Trust.EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Stranger).Bytes), "SEAL-KEY"),
        HostileSeal.Of("sealed for another certificate under our key id", _ => Forgery.Text(FormExchange.Trust.EnvelopeSealer.Seal(Golden.Envelope, TestRecipient.Stranger).Bytes)
            .Everywhere(TestRecipient.Stranger.KeyId, TestRecipient.P256.Key.KeyId)
            .Change(Convert.ToBase64String(Convert.FromHexString(TestRecipient.Stranger.KeyId)), Digest(TestRecipient.P256))),
        HostileSeal.Ecdh("the certificate's digest is of another one than the key id", text => text.Change(Digest(TestRecipient.P256), Digest(TestRecipient.Rsa2048))),
    ];

    private static IEnumerable<HostileSeal> Points =>
    [
        HostileSeal.Of("a point off the curve", _ => SealBench.Agreed(Golden.Envelope, point: octets => [.. octets[..64], (byte)(octets[64] ^ 1)])),
        HostileSeal.Ecdh("the point at infinity", text => text.WithPoint(0)),
        HostileSeal.Ecdh("a point of zeros", text => text.WithPoint([4, .. new byte[64]])),
        HostileSeal.Ecdh("coordinates beyond the field", text => text.WithPoint([4, .. Enumerable.Repeat((byte)0xFF, 64)])),
        HostileSeal.Of("a compressed point", _ => SealBench.Agreed(Golden.Envelope, point: octets => [(byte)(2 + (octets[64] & 1)), .. octets[1..33]])),
        HostileSeal.Of("a hybrid point", _ => SealBench.Agreed(Golden.Envelope, point: octets => [(byte)(6 + (octets[64] & 1)), .. octets[1..]])),
        HostileSeal.Of("a point with an octet more", _ => SealBench.Agreed(Golden.Envelope, point: octets => [.. octets, 0])),
        HostileSeal.Ecdh("a point of a larger curve", text => text.WithPoint([4, .. new byte[96]])),
        HostileSeal.Ecdh("no point", text => text.Change(text.Point(), "<dsig11:PublicKey></dsig11:PublicKey>")),
    ];

    private static IEnumerable<HostileSeal> Headers =>
    [
        HostileSeal.Ecdh("ECDH: another sender", text => text.Change(">MA:CNSS-OUJ01<", ">MA:CNSS-CAS01<")),
        HostileSeal.Ecdh("ECDH: another sender, in the derivation too", text => text.Everywhere("MA:CNSS-OUJ01", "MA:CNSS-CAS01")),
        HostileSeal.Ecdh("ECDH: another receiver, in the derivation too", text => text.Everywhere("LU:0030", "LU:0031")),
        HostileSeal.Ecdh("ECDH: another envelope id, in the derivation too", text => text.Everywhere(Samples.EnvelopeId, OtherId)),
        HostileSeal.Of("ECDH: derived for another sender", _ => SealBench.Agreed(Golden.Envelope, parties: header => header with { Sender = TrustFolder.Cns })),
        HostileSeal.Rsa("RSA: another sender", text => text.Change(">MA:CNSS-OUJ01<", ">MA:CNSS-CAS01<")),
        HostileSeal.Rsa("RSA: another receiver", text => text.Change(">LU:0030<", ">LU:0031<")),
        HostileSeal.Rsa("RSA: another envelope id", text => text.Change(Samples.EnvelopeId, OtherId)),
        HostileSeal.Rsa("RSA: the key id of nobody", text => text.Change(TestRecipient.Rsa2048.Key.KeyId, new string('0', 64)).Change(Digest(TestRecipient.Rsa2048), Convert.ToBase64String(new byte[32])), "SEAL-KEY"),
        HostileSeal.Rsa("an upper-case key id", text => text.Change(TestRecipient.Rsa2048.Key.KeyId, TestRecipient.Rsa2048.Key.KeyId.ToUpperInvariant())),
        HostileSeal.Rsa("an upper-case envelope id", text => text.Change(Samples.EnvelopeId, Samples.EnvelopeId.ToUpperInvariant())),
        HostileSeal.Rsa("the type of a form", text => text.Change(">Sealed<", ">Claim<")),
        HostileSeal.Of("an upper-case envelope id, inside too", _ => SealBench.Insider(
            Inside(Samples.EnvelopeId, Samples.EnvelopeId.ToUpperInvariant()), header: outer => outer with { EnvelopeId = Samples.EnvelopeId.ToUpperInvariant() })),
        HostileSeal.Of("a sender of other letters, inside too", _ => SealBench.Insider(
            Inside(">MA:CNSS-OUJ01</sbd:Identifier>", ">MA:CNSS_OUJ01</sbd:Identifier>"), header: outer => outer with { Sender = "MA:CNSS_OUJ01" })),
        HostileSeal.Rsa("another version of the header", text => text.Change("<sbd:HeaderVersion>1.0<", "<sbd:HeaderVersion>1.1<")),
        HostileSeal.Rsa("another standard", text => text.Change("urn:formexchange:ma:fr-lu:2026", "urn:formexchange:ma:fr-lu:2027")),
        HostileSeal.Rsa("another scope", text => text.Change(">KeyId<", ">CaseContext<")),
        HostileSeal.Rsa("a time", text => text.Change("2000-01-01T00:00:00Z", "2026-11-24T12:00:00Z")),
        HostileSeal.Rsa("another version", text => text.Change("<sbd:TypeVersion>1<", "<sbd:TypeVersion>2<")),
        HostileSeal.Rsa("a scope more", text => text.Change("</sbd:BusinessScope>", "<sbd:Scope><sbd:Type>CaseContext</sbd:Type><sbd:InstanceIdentifier>1</sbd:InstanceIdentifier></sbd:Scope></sbd:BusinessScope>")),
        HostileSeal.Rsa("no scope", text => text.Change(text.Part("<sbd:BusinessScope>", "</sbd:BusinessScope>"), "")),
        HostileSeal.Rsa("white space around the sender", text => text.Change(">MA:CNSS-OUJ01<", "> MA:CNSS-OUJ01<")),
        HostileSeal.Rsa("another authority of identifiers", text => text.Replace("urn:formexchange:institutions", "urn:example:institutions", StringComparison.Ordinal)),
    ];

    private static IEnumerable<HostileSeal> Contents =>
    [
        HostileSeal.Ecdh("tag cut off", text => text.WithContentOctets(octets => octets[..^16])),
        HostileSeal.Ecdh("tag cut by an octet", text => text.WithContentOctets(octets => octets[..^1])),
        HostileSeal.Ecdh("tag changed", text => text.WithContentOctets(octets => [.. octets[..^1], (byte)(octets[^1] ^ 1)])),
        HostileSeal.Ecdh("IV changed", text => text.WithContentOctets(octets => [(byte)(octets[0] ^ 1), .. octets[1..]])),
        HostileSeal.Ecdh("IV cut off", text => text.WithContentOctets(octets => octets[12..])),
        HostileSeal.Ecdh("an octet of the content changed", text => text.WithContentOctets(octets => [.. octets[..400], (byte)(octets[400] ^ 1), .. octets[401..]])),
        HostileSeal.Ecdh("half of the content", text => text.WithContentOctets(octets => octets[..(octets.Length / 2)])),
        HostileSeal.Ecdh("content repeated", text => text.WithContentOctets(octets => [.. octets, .. octets])),
        HostileSeal.Ecdh("IV and tag alone", text => text.WithContentOctets(octets => [.. octets[..12], .. octets[^16..]])),
        HostileSeal.Ecdh("eleven octets", text => text.WithContentOctets(octets => octets[..11])),
        HostileSeal.Of("the content of another message", bench => bench.Ecdh.WithContent(bench.OtherEcdh.Content())),
        HostileSeal.Of("nothing inside", _ => SealBench.Insider([])),
        HostileSeal.Of("no XML inside", _ => SealBench.Insider("plain text"u8.ToArray())),
        HostileSeal.Of("a bomb inside", _ => SealBench.Insider("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>]><a>&b;&b;</a>"u8.ToArray())),
        HostileSeal.Of("half an envelope inside", _ => SealBench.Insider(Golden.Envelope[..400])),
        HostileSeal.Of("an envelope of another sender inside", _ => SealBench.Insider(Inside(">MA:CNSS-OUJ01</sbd:Identifier>", ">MA:CNSS-CAS01</sbd:Identifier>"))),
        HostileSeal.Of("an envelope to another receiver inside", _ => SealBench.Insider(Inside(">LU:0030<", ">LU:0031<"))),
        HostileSeal.Of("an envelope of another id inside", _ => SealBench.Insider(Inside(Samples.EnvelopeId, OtherId))),
        HostileSeal.Of("a seal inside the seal", bench => SealBench.Insider(Forgery.Utf8(bench.Ecdh))),
    ];

    private static byte[] Inside(string old, string with) => Forgery.Utf8(Forgery.Text(Golden.Envelope).Change(old, with));

    private static string Cipher(byte[] octets) => $"<xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(octets)}</xenc:CipherValue></xenc:CipherData>";

    private static string Digest(TestRecipient recipient) => Convert.ToBase64String(Convert.FromHexString(recipient.Key.KeyId));
}
