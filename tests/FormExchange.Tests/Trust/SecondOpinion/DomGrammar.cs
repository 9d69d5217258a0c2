using FormExchange.Forms;
using FormExchange.Trust;

namespace FormExchange.Tests.Trust.SecondOpinion;

/// <summary>The one shape that a signature may have: the normative text is in PROFILE.md, section 3.</summary>
internal static class DomGrammar
{
    public static DomShape Signature { get; } = Ds(
        "Signature",
        SignatureCodes.Grammar,
        [DomAttribute.Identifier("Id")],
        Ds(
            "SignedInfo",
            SignatureCodes.Grammar,
            [],
            Ds("CanonicalizationMethod", SignatureCodes.Canonicalization, [Algorithm(Names.ExclusiveC14N)]),
            Ds("SignatureMethod", SignatureCodes.Algorithm, [Algorithm(Names.EcdsaSha256, Names.RsaSha256)]),
            Reference([DomAttribute.Identifier("Id"), DomAttribute.OneOf("URI", "")], Names.EnvelopedSignature, Names.ExclusiveC14N),
            Reference([DomAttribute.OneOf("Type", Names.SignedPropertiesType), DomAttribute.Identifier("URI", "#")], Names.ExclusiveC14N)),
        DomShape.Text(Names.Signature, "SignatureValue", SignatureCodes.Base64),
        Ds(
            "KeyInfo",
            SignatureCodes.Grammar,
            [],
            Ds("X509Data", SignatureCodes.Grammar, [], DomShape.Text(Names.Signature, "X509Certificate", SignatureCodes.Base64))),
        Ds("Object", SignatureCodes.Grammar, [], Properties()));

    private static DomShape Reference(IReadOnlyList<DomAttribute> attributes, params string[] transforms) => Ds(
        "Reference",
        SignatureCodes.Reference,
        attributes,
        Ds(
            "Transforms",
            SignatureCodes.Transform,
            [],
            [.. transforms.Select(transform => Ds("Transform", SignatureCodes.Transform, [Algorithm(transform)]))]),
        DigestMethod(),
        DigestValue());

    private static DomShape Properties() => Xades(
        "QualifyingProperties",
        [DomAttribute.Identifier("Target", "#")],
        Xades(
            "SignedProperties",
            [DomAttribute.Identifier("Id")],
            Xades(
                "SignedSignatureProperties",
                [],
                DomShape.Text(Names.Xades, "SigningTime", SignatureCodes.Properties),
                Xades("SigningCertificateV2", [], Xades("Cert", [], Xades("CertDigest", [], DigestMethod(), DigestValue())))),
            Xades(
                "SignedDataObjectProperties",
                [],
                Xades("DataObjectFormat", [DomAttribute.Identifier("ObjectReference", "#")], DomShape.Text(Names.Xades, "MimeType", SignatureCodes.Properties)))));

    private static DomShape DigestMethod() => Ds("DigestMethod", SignatureCodes.Algorithm, [Algorithm(Names.Sha256)]);

    private static DomShape DigestValue() => DomShape.Text(Names.Signature, "DigestValue", SignatureCodes.Base64);

    private static DomAttribute Algorithm(params string[] allowed) => DomAttribute.OneOf("Algorithm", allowed);

    private static DomShape Ds(string name, CodedText code, IReadOnlyList<DomAttribute> attributes, params DomShape[] children) =>
        DomShape.Of(Names.Signature, name, code, attributes, children);

    private static DomShape Xades(string name, IReadOnlyList<DomAttribute> attributes, params DomShape[] children) =>
        DomShape.Of(Names.Xades, name, SignatureCodes.Grammar, attributes, children);
}
