namespace FormExchange.Tests.Trust;

/// <summary>One way to deceive a verifier, and the documents of the corpus that try it.</summary>
internal sealed record HostileWay(string Name, params string[] Cases);

/// <summary>
/// The ways in which signed XML is known to be attacked, each tried by at least three documents. One more makes harmless twins, which are accepted with the same content
/// (A_signed_envelope_verifies): by a byte order mark, or the second value of a curve. The third of them, white space in base64, we refuse.
/// </summary>
internal static class HostileWays
{
    public static IReadOnlyList<HostileWay> All { get; } = [.. OfKeys, .. OfAlgorithms, .. OfReferences, .. OfWrapping, .. OfContents, .. OfBytes];

    private static IEnumerable<HostileWay> OfKeys =>
    [
        new("a rogue certificate or a key of the attacker's", "rogue self-signed certificate of the same subject", "key value of a key that nobody knows, signed with it",
            "certificate of the same subject, by an authority of the same name as ours", "certificate of our authority that nobody entered"),
        new("no key material", "no key info", "empty key info", "issuer and serial number instead of the certificate", "key value instead of the certificate"),
        new("another certificate with the same key", "another certificate for the same key", "another certificate for the same key in the key info alone",
            "self-signed certificate for the same key, of the same subject", "another certificate for the same key, entered for another institution"),
        new("a certificate that is not good for it", "revoked", "expired before the signing", "TLS certificate", "RSA of 1024 bits", "encryption certificate", "certificate of another institution"),
        new("more key material than one certificate", "retrieval method", "five hundred certificates", "the authority's certificate added", "key name beside the certificate"),
    ];

    private static IEnumerable<HostileWay> OfAlgorithms =>
    [
        new("HMAC", "HMAC keyed with the public certificate", "HMAC output length", "HMAC with SHA-256, truly keyed with the certificate", "HMAC cut to eight bits, truly keyed with the public key"),
        new("SHA-1", "RSA with SHA-1", "RSA with SHA-1, by an RSA key of the sender", "ECDSA with SHA-1", "digest by SHA-1"),
        new("MD5", "RSA with MD5", "RSA with MD5, by an RSA key of the sender", "digest by MD5", "RSA and digests with MD5, by an RSA key of the sender"),
        new("another canonicalization", "inclusive canonicalization", "canonicalization with comments", "no canonicalization method", "canonicalization with a list of prefixes", "canonicalization 1.1"),
        new("XPath that leaves content out", "transforms: XPath that leaves the account out", "XPath leaves the account out, which is another now",
            "XPath leaves the receiver out, who is another now", "XPath leaves the attachments out, of which one is another now"),
        new("other transforms", "transforms: XPath filter 2", "transforms: XSLT", "transforms: decryption", "transforms: base64"),
        new("very many transforms", "transforms: sixteen transforms", "transforms: five thousand transforms", "five thousand transforms of the signed properties",
            "five thousand XPath transforms, each over the whole document", "a thousand lists of transforms"),
        new("values of the curve, and one kind of key for the other", "signature value of zeros", "signature value of the curve's order", "the signature's own value in DER",
            "RSA named for an elliptic key", "ECDSA named for an RSA key"),
    ];

    private static IEnumerable<HostileWay> OfReferences =>
    [
        new("many references to the whole document", "ninety references to the whole document", "ninety references to the whole document in a signed manifest",
            "ninety references to the signed properties", "a third reference"),
        new("too many references, or to somewhere else", "a hundred and one references", "reference without URI", "reference to the web", "reference to a file",
            "reference to a file, with the digest of the file"),
        new("xpointer", "reference by xpointer", "reference by xpointer to the document alone", "reference by xpointer to the id of the signed properties"),
        new("the second reference names something else than the properties", "second reference names the first one, and the signing time is another now",
            "second reference names nothing", "second reference names the properties in another spelling", "second reference names the whole document too"),
        new("one id twice", "one id twice", "one id in two spellings", "signed properties with their id a second time, of another signing time",
            "signed properties whose id the sender bears too", "Id on the document"),
    ];

    private static IEnumerable<HostileWay> OfWrapping =>
    [
        new("something else than the document is signed", "only an object is signed, account changed", "only the signed properties are signed, account changed",
            "only a manifest is signed, account changed"),
        new("the document alone is signed, by its id, and moved", "only the document is signed, receiver changed", "signed document in an object, a forged one in its place",
            "signed document in an object, a forged one with its id in another spelling", "signed document in the header, a forged one in its place", "signed document inside a forged one",
            "signed document behind a forged one", "signed document under a new root, behind a forged one"),
        new("the signature moved to the front, with a forged document", "signature before the document, forged document in its object",
            "signature inside the document, forged document in its object", "signature before the header, forged document in its object"),
        new("a forged document in the signature, or something unsigned", "forged document in a second object", "forged document in the key info", "signature in the header", "unsigned properties added"),
        new("two signatures, nested ones, none", "two signatures", "a signature nested in the document", "a signature inside the signature", "signature taken out"),
    ];

    private static IEnumerable<HostileWay> OfContents =>
    [
        new("changed after signing", "content changed", "receiver changed in the header", "signing time changed"),
        new("signed properties missing, unsigned or wrong", "no signed properties at all", "no reference to the signed properties", "type of the second reference missing",
            "another certificate in the key info", "signing time in the future", "signed forty days ago"),
        new("a comment that splits a value", "a comment that splits the account number", "a comment that splits the receiver", "a comment that splits the signing time",
            "a comment that splits the digest of an attachment"),
        new("what is valid XML and not of the profile", "a comment in the signed info", "a processing instruction", "UTF-16", "schema location, signed", "two documents", "two senders"),
    ];

    private static IEnumerable<HostileWay> OfBytes =>
    [
        new("entities that grow", "a billion laughs", "a billion laughs in the account, ten levels of ten", "one long entity ten thousand times", "an entity that holds itself"),
        new("external entities, default attributes, entities", "an external entity", "an external entity of parameters", "an external DTD", "a default attribute of the account",
            "a default namespace of an element", "an entity that stands for the account"),
        new("a DTD that says what is an id", "a DTD that names ids", "a DTD by which a forged document has the id of the signed properties",
            "a DTD that takes the signed properties their id", "a DTD that gives the document an id that it does not bear"),
        new("deep or wide", "three thousand levels", "sixty levels", "twenty thousand attributes", "seventy attributes"),
        new("another root, prefix or encoding", "a second root", "prefix of the signature renamed", "a declaration of another encoding"),
    ];
}
