using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>One thing that is looked at before an envelope is believed. Several checks may share a code: the sender is told what to do, not how we look.</summary>
internal sealed record Check(string Name, CodedText Code);

/// <summary>All checks, in the order in which they are made; the numbers are sections of PROFILE.md. The corpus of hostile envelopes holds at least one for each.</summary>
internal static class Checks
{
    // 1: the file
    public static readonly Check Size = new("size of the file", ReaderCodes.TooLarge);
    public static readonly Check Encoding = new("UTF-8", ReaderCodes.Encoding);
    public static readonly Check Dtd = new("no DTD", ReaderCodes.Dtd);
    public static readonly Check Comment = new("no comment", ReaderCodes.Comment);
    public static readonly Check ProcessingInstruction = new("no processing instruction", ReaderCodes.ProcessingInstruction);
    public static readonly Check SchemaInstance = new("no xsi attribute", ReaderCodes.SchemaInstance);
    public static readonly Check Depth = new("depth", ReaderCodes.Depth);
    public static readonly Check Attributes = new("number of attributes", ReaderCodes.Attributes);

    // 2: the places
    public static readonly Check Root = new("root, header and wrapper", EnvelopeCodes.Structure);
    public static readonly Check OneSignature = new("one signature in the wrapper", SignatureCodes.Count);
    public static readonly Check SignaturePlace = new("signature comes last", SignatureCodes.Place);
    public static readonly Check Wrapper = new("one document and one list in the wrapper", EnvelopeCodes.Structure);
    public static readonly Check NoSignature = new("a signature at all", SignatureCodes.Missing);
    public static readonly Check Vocabulary = new("no element of signatures elsewhere", SignatureCodes.Count);
    public static readonly Check Namespace = new("plain namespaces", EnvelopeCodes.Namespace);
    public static readonly Check Id = new("no id outside the signature", ReaderCodes.Id);

    // 3: the signature
    public static readonly Check Grammar = new("grammar of the signature", SignatureCodes.Grammar);
    public static readonly Check Canonicalization = new("canonicalization method", SignatureCodes.Canonicalization);
    public static readonly Check Algorithm = new("signature and digest algorithms", SignatureCodes.Algorithm);
    public static readonly Check Reference = new("references", SignatureCodes.Reference);
    public static readonly Check Transform = new("transforms", SignatureCodes.Transform);
    public static readonly Check ValueText = new("values are one text", SignatureCodes.Base64);
    public static readonly Check PropertyText = new("properties are one text", SignatureCodes.Properties);
    public static readonly Check Base64 = new("base64 equals its own encoding", SignatureCodes.Base64);
    public static readonly Check DistinctIds = new("ids differ", SignatureCodes.Properties);
    public static readonly Check Naming = new("parts name one another", SignatureCodes.Properties);
    public static readonly Check MediaType = new("media type", SignatureCodes.Properties);
    public static readonly Check CertificateDigest = new("digest of the certificate in KeyInfo", SignatureCodes.CertificateDigest);

    // 5: cryptography, time, values
    public static readonly Check CanonicalSize = new("size of the canonical form", ReaderCodes.TooLarge);
    public static readonly Check EnvelopeDigest = new("digest of the envelope", SignatureCodes.Digest);
    public static readonly Check PropertiesDigest = new("digest of the signed properties", SignatureCodes.Digest);
    public static readonly Check KnownSender = new("sender is known", CertificateCodes.UnknownSender);
    public static readonly Check Registered = new("certificate is entered", CertificateCodes.NotRegistered);
    public static readonly Check OfSender = new("certificate is the sender's", CertificateCodes.OtherInstitution);
    public static readonly Check Chain = new("authority of the directory", CertificateCodes.Chain);
    public static readonly Check StrongChain = new("strong keys and hashes above the certificate", CertificateCodes.Weak);
    public static readonly Check CertificateKey = new("kind and size of the key", CertificateCodes.Key);
    public static readonly Check OnePurpose = new("one purpose only", CertificateCodes.Mixed);
    public static readonly Check Usage = new("for signing", CertificateCodes.Usage);
    public static readonly Check InForce = new("valid at the signing", CertificateCodes.NotYetValid);
    public static readonly Check StillInForce = new("valid until the arrival", CertificateCodes.Expired);
    public static readonly Check Revoked = new("not revoked", CertificateCodes.Revoked);
    public static readonly Check Retired = new("not retired", CertificateCodes.Retired);
    public static readonly Check FreshLists = new("revocation lists hold", CertificateCodes.Stale);
    public static readonly Check KeyAlgorithm = new("algorithm is that of the key", SignatureCodes.KeyAlgorithm);
    public static readonly Check SignatureValue = new("value of the signature", SignatureCodes.Value);
    public static readonly Check Future = new("not signed in the future", SignatureCodes.Future);
    public static readonly Check Old = new("not signed too long ago", SignatureCodes.Old);
    public static readonly Check Schema = new("schema of the envelope", EnvelopeCodes.Schema);
    public static readonly Check Scopes = new("order and number of scopes", EnvelopeCodes.Scopes);
    public static readonly Check AttachmentList = new("ids and indexes of attachments", EnvelopeCodes.Attachments);
    public static readonly Check Type = new("receipts say that they are", EnvelopeCodes.Type);
    public static readonly Check Receiver = new("addressed to us", EnvelopeCodes.Receiver);
}
