using FormExchange.Forms;
using static FormExchange.Trust.SignaturePart;

namespace FormExchange.Trust;

/// <summary>The one shape that a signature may have: the normative text is in PROFILE.md, section 3.</summary>
internal static class SignatureGrammar
{
    public static Shape Signature { get; } = Ds(
        "Signature",
        SignatureCodes.Grammar,
        [ShapeAttribute.Identifier("Id", SignatureId)],
        SignedInfo(),
        Shape.Text(Names.Signature, "SignatureValue", SignatureCodes.Base64, SignatureValue),
        Ds(
            "KeyInfo",
            SignatureCodes.Grammar,
            [],
            Ds("X509Data", SignatureCodes.Grammar, [], Shape.Text(Names.Signature, "X509Certificate", SignatureCodes.Base64, Certificate))),
        Ds("Object", SignatureCodes.Grammar, [], Properties()));

    private static Shape SignedInfo() => Ds(
        "SignedInfo",
        SignatureCodes.Grammar,
        [],
        Ds("CanonicalizationMethod", SignatureCodes.Canonicalization, [Stated(None, Names.ExclusiveC14N)]),
        Ds("SignatureMethod", SignatureCodes.Algorithm, [Stated(Algorithm, Names.EcdsaSha256, Names.RsaSha256)]),
        Reference(
            [ShapeAttribute.Identifier("Id", ReferenceId), ShapeAttribute.OneOf("URI", None, "")],
            EnvelopeDigest,
            Names.EnvelopedSignature,
            Names.ExclusiveC14N),
        Reference(
            [ShapeAttribute.OneOf("Type", None, Names.SignedPropertiesType), ShapeAttribute.Identifier("URI", PropertiesUri, "#")],
            PropertiesDigest,
            Names.ExclusiveC14N)) with { IsDigested = true };

    private static Shape Reference(ShapeAttribute[] attributes, SignaturePart digest, params string[] transforms) => Ds(
        "Reference",
        SignatureCodes.Reference,
        attributes,
        Ds(
            "Transforms",
            SignatureCodes.Transform,
            [],
            [.. transforms.Select(transform => Ds("Transform", SignatureCodes.Transform, [Stated(None, transform)]))]),
        DigestMethod(),
        DigestValue(digest));

    private static Shape Properties() => Xades(
        "QualifyingProperties",
        [ShapeAttribute.Identifier("Target", Target, "#")],
        Xades(
            "SignedProperties",
            [ShapeAttribute.Identifier("Id", PropertiesId)],
            Xades(
                "SignedSignatureProperties",
                [],
                Shape.Text(Names.Xades, "SigningTime", SignatureCodes.Properties, SigningTime),
                Xades("SigningCertificateV2", [], Xades("Cert", [], Xades("CertDigest", [], DigestMethod(), DigestValue(CertificateDigest))))),
            Xades(
                "SignedDataObjectProperties",
                [],
                Xades(
                    "DataObjectFormat",
                    [ShapeAttribute.Identifier("ObjectReference", ObjectReference, "#")],
                    Shape.Text(Names.Xades, "MimeType", SignatureCodes.Properties, MediaType)))) with { IsDigested = true });

    private static Shape DigestMethod() => Ds("DigestMethod", SignatureCodes.Algorithm, [Stated(None, Names.Sha256)]);

    private static Shape DigestValue(SignaturePart part) => Shape.Text(Names.Signature, "DigestValue", SignatureCodes.Base64, part);

    private static ShapeAttribute Stated(SignaturePart part, params string[] allowed) => ShapeAttribute.OneOf("Algorithm", part, allowed);

    private static Shape Ds(string name, CodedText code, ShapeAttribute[] attributes, params Shape[] children) =>
        Shape.Of(Names.Signature, name, code, attributes, children);

    private static Shape Xades(string name, ShapeAttribute[] attributes, params Shape[] children) =>
        Shape.Of(Names.Xades, name, SignatureCodes.Grammar, attributes, children);
}
