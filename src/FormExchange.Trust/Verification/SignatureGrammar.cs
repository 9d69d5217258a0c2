using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>The one shape that a signature may have: the normative text is in PROFILE.md, section 3.</summary>
internal static class SignatureGrammar
{
    public static Shape Signature { get; } = Ds(
        "Signature",
        SignatureCodes.Grammar,
        [ShapeAttribute.Identifier("Id")],
        Ds(
            "SignedInfo",
            SignatureCodes.Grammar,
            [],
            Ds("CanonicalizationMethod", SignatureCodes.Canonicalization, [Algorithm(Names.ExclusiveC14N)]),
            Ds("SignatureMethod", SignatureCodes.Algorithm, [Algorithm(Names.EcdsaSha256, Names.RsaSha256)]),
            Reference([ShapeAttribute.Identifier("Id"), ShapeAttribute.OneOf("URI", "")], Names.EnvelopedSignature, Names.ExclusiveC14N),
            Reference([ShapeAttribute.OneOf("Type", Names.SignedPropertiesType), ShapeAttribute.Identifier("URI", "#")], Names.ExclusiveC14N)),
        Shape.Text(Names.Signature, "SignatureValue", SignatureCodes.Base64),
        Ds(
            "KeyInfo",
            SignatureCodes.Grammar,
            [],
            Ds("X509Data", SignatureCodes.Grammar, [], Shape.Text(Names.Signature, "X509Certificate", SignatureCodes.Base64))),
        Ds("Object", SignatureCodes.Grammar, [], Properties()));

    private static Shape Reference(IReadOnlyList<ShapeAttribute> attributes, params string[] transforms) => Ds(
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

    private static Shape Properties() => Xades(
        "QualifyingProperties",
        [ShapeAttribute.Identifier("Target", "#")],
        Xades(
            "SignedProperties",
            [ShapeAttribute.Identifier("Id")],
            Xades(
                "SignedSignatureProperties",
                [],
                Shape.Text(Names.Xades, "SigningTime", SignatureCodes.Properties),
                Xades("SigningCertificateV2", [], Xades("Cert", [], Xades("CertDigest", [], DigestMethod(), DigestValue())))),
            Xades(
                "SignedDataObjectProperties",
                [],
                Xades("DataObjectFormat", [ShapeAttribute.Identifier("ObjectReference", "#")], Shape.Text(Names.Xades, "MimeType", SignatureCodes.Properties)))));

    private static Shape DigestMethod() => Ds("DigestMethod", SignatureCodes.Algorithm, [Algorithm(Names.Sha256)]);

    private static Shape DigestValue() => Shape.Text(Names.Signature, "DigestValue", SignatureCodes.Base64);

    private static ShapeAttribute Algorithm(params string[] allowed) => ShapeAttribute.OneOf("Algorithm", allowed);

    private static Shape Ds(string name, CodedText code, IReadOnlyList<ShapeAttribute> attributes, params Shape[] children) =>
        Shape.Of(Names.Signature, name, code, attributes, children);

    private static Shape Xades(string name, IReadOnlyList<ShapeAttribute> attributes, params Shape[] children) =>
        Shape.Of(Names.Xades, name, SignatureCodes.Grammar, attributes, children);
}
