namespace FormExchange.Tests.Trust;

/// <summary>
/// Envelopes of which a partner's careless software signs a part alone, named by an id: the value holds, and what a reader takes for the document is not what
/// was signed. Each was signed with the sender's own key and changed afterwards.
/// </summary>
internal static class HostileParts
{
    private const string Exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
    private const string Both = "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform>" + Exclusive;
    private const string Forged = "<Claim xmlns=\"urn:formexchange:example:Claim:1\"><Account>FORGED</Account></Claim>";

    public static IEnumerable<HostileCase> All =>
    [
        Document("only the document is signed, receiver changed", "XML-ID", (text, _) => text.Change(">LU:0030<", ">LU:0031<")),
        Document("signed document in an object, a forged one in its place", "SIG-GRAMMAR", (text, document) => InObject(text.Change(document, Forged), document)),
        Document("signed document in an object, a forged one with its id in another spelling", "XML-ID", (text, document) => InObject(
            text.Change(document, Forged.Change("<Claim ", "<Claim id=\"form1\" ")), document)),
        Document("signed document in the header, a forged one in its place", "XML-ID", (text, document) => text
            .Change(document, Forged).Change("</sbd:BusinessScope>", "</sbd:BusinessScope>" + document)),
        Document("signed document inside a forged one", "XML-ID", (text, document) => text.Change(document, Forged.Change("</Claim>", document + "</Claim>"))),
        Document("signed document behind a forged one", "ENV-STRUCTURE", (text, document) => text.Change(document, Forged + document)),
        Document("signed document under a new root, behind a forged one", "ENV-STRUCTURE", (text, _) => $"<Wrapper>{Forged}{text}</Wrapper>"),
        Part("only the signed properties are signed, account changed", "SIG-GRAMMAR", text => text.Change(Whole(text), "")),
        Part("only an object is signed, account changed", "SIG-GRAMMAR", text => ById(text, "part").Change("</ds:Signature>", "<ds:Object Id=\"part\">signed</ds:Object></ds:Signature>")),
        Part("only a manifest is signed, account changed", "SIG-GRAMMAR", text => ById(text, "part").Change(
            "</ds:Signature>", $"<ds:Object><ds:Manifest Id=\"part\">{Whole(text)}</ds:Manifest></ds:Object></ds:Signature>")),
    ];

    /// <summary>The document alone is signed, by its id; then somebody who has no key moves it.</summary>
    private static HostileCase Document(string name, string code, Func<string, string, string> move) => new(name, code, bench =>
    {
        var signed = ById(bench.Text, "form1").Change("<Claim ", "<Claim Id=\"form1\" ").Resign(bench.Certificate);
        return Forgery.Utf8(move(signed, signed.Part("<Claim ", "</Claim>")));
    });

    /// <summary>Something else than the document is signed; then its account is another.</summary>
    private static HostileCase Part(string name, string code, Func<string, string> choose) => new(name, code, bench =>
        Forgery.Utf8(choose(bench.Text).Resign(bench.Certificate).Change("LU28 0019", "LU28 9999")));

    private static string ById(string text, string id) => text.Change(" URI=\"\"", $" URI=\"#{id}\"").Change(Both, Exclusive);

    private static string InObject(string text, string document) => text.Change("</ds:Signature>", $"<ds:Object>{document}</ds:Object></ds:Signature>");

    private static string Whole(string text) => text.Part("<ds:Reference Id=", "</ds:Reference>");
}
