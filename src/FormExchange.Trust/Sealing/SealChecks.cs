namespace FormExchange.Trust;

/// <summary>
/// All that is looked at before a sealed envelope or attachment is handed on, beside the checks of the file (the first ones of <see cref="Checks"/>); the numbers are sections of
/// PROFILE.md. The corpus of hostile seals holds at least one for each. What the framework alone sees to is not here: well-formed XML, no stray bits in base64, the tag, a point
/// on the curve.
/// </summary>
internal static class SealChecks
{
    // 9.2: the places
    public static readonly Check Frame = Shut("size without the content");
    public static readonly Check Blanks = Shut("no white space in base64");
    public static readonly Check Element = Shut("no other element");
    public static readonly Check Attribute = Shut("no other attribute");
    public static readonly Check Space = Shut("no white space between elements");
    public static readonly Check Text = Shut("no text between elements");
    public static readonly Check CharacterData = Shut("no CDATA section");
    public static readonly Check Place = Shut("content in its place");
    public static readonly Check End = Shut("nothing after the end");
    public static readonly Check Words = Shut("fixed words of the header");
    public static readonly Check Authority = Shut("authority of the institutions");
    public static readonly Check Type = Shut("type of a seal");
    public static readonly Check Time = Shut("no time outside");
    public static readonly Check Alphabets = Shut("alphabets of the header");
    public static readonly Check MediaType = Shut("media type of the content");

    // 9.3 and 9.4: the algorithms
    public static readonly Check ContentAlgorithm = Shut("algorithm of the content");
    public static readonly Check KeyAlgorithm = Shut("algorithm of the key");
    public static readonly Check Oaep = Shut("digest and mask of OAEP");
    public static readonly Check Agreement = Shut("algorithm of the agreement");
    public static readonly Check Derivation = Shut("algorithm of the derivation");
    public static readonly Check Parameters = Shut("parameters of the derivation");
    public static readonly Check DerivationDigest = Shut("digest of the derivation");
    public static readonly Check Curve = Shut("name of the curve");
    public static readonly Check Certificate = Shut("certificate is the key id's");

    // 9.5: opening
    public static readonly Check Sha1 = Shut("SHA-1 only for whom it was allowed");
    public static readonly Check Point = Shut("uncompressed point");
    public static readonly Check Wrap = Shut("check value of the wrap");
    public static readonly Check Inside = Shut("a signed envelope inside");
    public static readonly Check SealInside = Shut("no seal inside the seal");
    public static readonly Check Sender = Shut("sender inside is the one outside");
    public static readonly Check Receiver = Shut("receiver inside is the one outside");
    public static readonly Check EnvelopeId = Shut("envelope id inside is the one outside");

    // 10: attachments
    public static readonly Check Segment = new("segments are whole", SealCodes.Attachment);
    public static readonly Check LastSegment = new("nothing after the last segment", SealCodes.Attachment);
    public static readonly Check FileDigest = new("digest of the signed list", SealCodes.Attachment);

    private static Check Shut(string name) => new(name, SealCodes.CannotOpen);
}
