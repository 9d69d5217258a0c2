using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>What a document type can do to what a reader sees, and comments that cut a value in two. None needs a key.</summary>
internal static class HostileDtds
{
    private const string Forged = "<Claim xmlns=\"urn:formexchange:example:Claim:1\" key=\"signed-properties\"><Account>FORGED</Account></Claim>";

    public static IEnumerable<HostileCase> All => [.. Expansions, .. Entities, .. Identifiers, .. Comments];

    private static IEnumerable<HostileCase> Expansions =>
    [
        Dtd("a billion laughs", "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">", text => text),
        Dtd("a billion laughs in the account, ten levels of ten", Laughs(), text => text.Change("LU28 0019", "&l9;")),
        Dtd("one long entity ten thousand times", $"<!ENTITY a \"{new string('a', 10_000)}\">", text => text.Change(
            "<Empty>", "<Empty>" + string.Concat(Enumerable.Repeat("&a;", 10_000)))),
        Dtd("an entity that holds itself", "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", text => text.Change("LU28 0019", "&a;")),
    ];

    private static IEnumerable<HostileCase> Entities =>
    [
        Dtd("an external entity", "<!ENTITY a SYSTEM \"file:///etc/hostname\">", text => text.Change("LU28 0019", "&a;")),
        Dtd("an external entity of parameters", "<!ENTITY % a SYSTEM \"http://example.org/a.dtd\">%a;", text => text),
        Changed("an external DTD", "XML-DTD", text => "<!DOCTYPE x SYSTEM \"http://example.org/a.dtd\">" + text),
        Dtd("an entity that stands for the account", "<!ENTITY a \"LU28 9999\">", text => text.Change("LU28 0019", "&a;")),
        Dtd("a default attribute of the account", "<!ATTLIST Account holder CDATA \"FORGED\">", text => text),
        Dtd("a default namespace of an element", "<!ATTLIST Empty xmlns CDATA #FIXED \"urn:other\">", text => text),
        Changed("an entity without a DTD", "XML-NOT-WELL-FORMED", text => text.Change("<Empty>", "<Empty>&a;")),
    ];

    /// <summary>Where a DTD says which attribute is an id, what a reference names is no longer what the signer meant.</summary>
    private static IEnumerable<HostileCase> Identifiers =>
    [
        Dtd("a DTD that names ids", "<!ATTLIST Claim key ID #IMPLIED>", text => text),
        Dtd("a DTD by which a forged document has the id of the signed properties", "<!ATTLIST Claim key ID #IMPLIED>", text => text.Change("<fx:Attachments>", Forged + "<fx:Attachments>")),
        Dtd("a DTD that takes the signed properties their id", "<!ATTLIST xades:SignedProperties Id CDATA #IMPLIED>", text => text),
        Dtd("a DTD that gives the document an id that it does not bear", "<!ATTLIST Claim Id ID \"signed-properties\">", text => text),
    ];

    private static IEnumerable<HostileCase> Comments =>
    [
        Changed("a comment that splits the account number", "XML-COMMENT", text => text.Change("LU28 0019", "LU28<!-- --> 0019")),
        Changed("a comment that splits the receiver", "XML-COMMENT", text => text.Change(">LU:0030<", ">LU:00<!-- -->30<")),
        Changed("a comment that splits the signing time", "XML-COMMENT", text => text.Change("2026-11-24T12:00:00Z", "2026-11-24T12:00:00<!-- -->Z")),
        Changed("a comment that splits the digest of an attachment", "XML-COMMENT", text => text.Change(new string('a', 64), $"{new string('a', 32)}<!-- -->{new string('a', 32)}")),
        Changed("a comment in the signed info", "XML-COMMENT", text => text.Change("<ds:CanonicalizationMethod", "<!-- --><ds:CanonicalizationMethod")),
    ];

    private static HostileCase Dtd(string name, string declarations, Func<string, string> change) =>
        Changed(name, "XML-DTD", text => $"<!DOCTYPE x [{declarations}]>{change(text)}");

    private static string Laughs() => "<!ENTITY l0 \"ha\">" + string.Concat(
        Enumerable.Range(1, 9).Select(level => $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));
}
