using System.Security.Cryptography;
using static FormExchange.Tests.Trust.HostileCase;

namespace FormExchange.Tests.Trust;

/// <summary>References that are too many, or name something else than the envelope and the signed properties.</summary>
internal static class HostileReferences
{
    private const string ToProperties = "URI=\"#signed-properties\"";

    public static IEnumerable<HostileCase> All => [.. Many, .. Places, .. Pointers, .. OfTheProperties];

    private static IEnumerable<HostileCase> Many =>
    [
        Insider("ninety references to the whole document", "SIG-GRAMMAR", text => More(text, Times(90, Whole(text)))),
        Insider("ninety references to the signed properties", "SIG-GRAMMAR", text => More(text, Times(90, OnProperties(text)))),
        Insider("ninety references to the whole document in a signed manifest", "SIG-GRAMMAR", text => More(text, Whole(text).Change("URI=\"\"", "URI=\"#many\"").Change(
            "Id=\"envelope-reference\"", "Id=\"to-many\"")).Change("</ds:Signature>", $"<ds:Object><ds:Manifest Id=\"many\">{Times(90, Whole(text))}</ds:Manifest></ds:Object></ds:Signature>")),
        Insider("a hundred and one references", "SIG-GRAMMAR", text => More(text, Times(98, OnProperties(text)) + Whole(text))),
        Insider("a third reference", "SIG-GRAMMAR", text => More(text, Whole(text))),
        Insider("no reference to the document", "SIG-GRAMMAR", text => text.Change(Whole(text), "")),
        Insider("no reference to the signed properties", "SIG-GRAMMAR", text => text.Change(OnProperties(text), "")),
        Insider("references swapped", "SIG-REFERENCE", text => text.Change(Whole(text) + OnProperties(text), OnProperties(text) + Whole(text))),
    ];

    private static IEnumerable<HostileCase> Places =>
    [
        Uri("reference without URI", ""),
        Uri("reference to the web", " URI=\"http://example.org/other.xml\""),
        Uri("reference to a file", " URI=\"file:///etc/hostname\""),
        new("reference to a file, with the digest of the file", "SIG-REFERENCE", ToFile),
        Uri("reference to the document by id", " URI=\"#document\""),
        Insider("type of the second reference missing", "SIG-REFERENCE", text => text.Change(" Type=\"http://uri.etsi.org/01903#SignedProperties\"", "")),
        Insider("reference to a manifest", "SIG-REFERENCE", text => text.Change("#SignedProperties\"", "#Manifest\"").Change("http://uri.etsi.org/01903#Manifest", "http://www.w3.org/2000/09/xmldsig#Manifest")),
    ];

    private static IEnumerable<HostileCase> Pointers =>
    [
        Uri("reference by xpointer", " URI=\"#xpointer(/)\""),
        new("reference by xpointer to the document alone", "SIG-REFERENCE", bench => Pointing(
            bench, "#xpointer(//*[local-name()='Claim'])", Forgery.Utf8(bench.Text.Part("<Claim ", "</Claim>")))),
        Insider("reference by xpointer to the id of the signed properties", "SIG-REFERENCE", text => text.Change(ToProperties, "URI=\"#xpointer(id('signed-properties'))\"")),
    ];

    /// <summary>Everything else is as it has to be: type, transforms, target, and what the signature says of the first reference.</summary>
    private static IEnumerable<HostileCase> OfTheProperties =>
    [
        new("second reference names the first one, and the signing time is another now", "SIG-PROPERTIES", bench => Forgery.Utf8(bench.Text
            .Change(ToProperties, "URI=\"#envelope-reference\"").Resign(bench.Certificate).Change("<xades:SigningTime>2026-11-24T12:00:00Z", "<xades:SigningTime>2026-11-24T12:00:30Z"))),
        Insider("second reference names nothing", "SIG-PROPERTIES", text => text.Change(ToProperties, "URI=\"#other\"")),
        Insider("second reference names the properties in another spelling", "SIG-PROPERTIES", text => text.Change(ToProperties, "URI=\"#Signed-Properties\"")),
        Insider("second reference names the whole document too", "SIG-REFERENCE", text => text.Change(ToProperties, "URI=\"\"")),
        new("signed properties with their id a second time, of another signing time", "SIG-GRAMMAR", bench => Forgery.Utf8(bench.Text.Change(
            "</ds:Signature>", bench.Text.Part("<ds:Object>", "</ds:Object>").Change("12:00:00Z", "12:00:30Z") + "</ds:Signature>"))),
        Insider("signed properties whose id the sender bears too", "XML-ID", text => text.Change("<sbd:Sender>", "<sbd:Sender Id=\"signed-properties\">")),
    ];

    public static string Whole(string text) => text.Part("<ds:Reference Id=", "</ds:Reference>");

    public static string OnProperties(string text) => text.Part("<ds:Reference Type=", "</ds:Reference>");

    private static string More(string text, string references) => text.Change("</ds:SignedInfo>", references + "</ds:SignedInfo>");

    private static string Times(int count, string reference) => string.Concat(Enumerable.Repeat(reference, count));

    private static HostileCase Uri(string name, string attribute) => Insider(name, "SIG-REFERENCE", text => text.Change(" URI=\"\"", attribute));

    /// <summary>A tool that opens whatever is named finds the digest right, and the envelope unsigned.</summary>
    private static byte[] ToFile(HostileBench bench)
    {
        var file = Path.Combine(bench.Folder.Path, "other.xml");
        File.WriteAllText(file, "<a></a>");
        return Pointing(bench, new Uri(file).ToString(), File.ReadAllBytes(file));
    }

    /// <summary>The first reference names something else, and states the digest of that.</summary>
    private static byte[] Pointing(HostileBench bench, string uri, byte[] canonical) => Forgery.Utf8(bench.Text
        .Change(Whole(bench.Text).Part("<ds:DigestValue>", "</ds:DigestValue>"), $"<ds:DigestValue>{Convert.ToBase64String(SHA256.HashData(canonical))}</ds:DigestValue>")
        .Change(" URI=\"\"", $" URI=\"{uri}\"")
        .Revalue(octets => Forgery.Sign(octets, bench.Certificate, HashAlgorithmName.SHA256)));
}
