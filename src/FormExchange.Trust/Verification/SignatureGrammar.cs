using static FormExchange.Trust.SignaturePart;

namespace FormExchange.Trust;

/// <summary>The one shape that a signature may have: the normative text is in PROFILE.md, section 3.</summary>
internal static class SignatureGrammar
{
    public static Shape Signature { get; } = Ds(
        "Signature",
        Checks.Grammar,
        [ShapeAttribute.Identifier("Id", SignatureId)],
        SignedInfo(),
        Shape.Text(Names.Signature, "SignatureValue", Checks.ValueText, SignatureValue),
        Ds(
            "KeyInfo",
            Checks.Grammar,
            [],
            Ds("X509Data", Checks.Grammar, [], Shape.Text(Names.Signature, "X509Certificate", Checks.ValueText, Certificate))),
        Ds("Object", Checks.Grammar, [], Properties()));

    private static Shape SignedInfo() => Ds(
        "SignedInfo",
        Checks.Grammar,
        [],
        Ds("CanonicalizationMethod", Checks.Canonicalization, [Stated(None, Names.ExclusiveC14N)]),
        Ds("SignatureMethod", Checks.Algorithm, [Stated(Algorithm, Names.EcdsaSha256, Names.RsaSha256)]),
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
        Checks.Reference,
        attributes,
        Ds(
            "Transforms",
            Checks.Transform,
            [],
            [.. transforms.Select(transform => Ds("Transform", Checks.Transform, [Stated(None, transform)]))]),
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
                Shape.Text(Names.Xades, "SigningTime", Checks.PropertyText, SigningTime),
                Xades("SigningCertificateV2", [], Xades("Cert", [], Xades("CertDigest", [], DigestMethod(), DigestValue(CertificateDigest))))),
            Xades(
                "SignedDataObjectProperties",
                [],
                Xades(
                    "DataObjectFormat",
                    [ShapeAttribute.Identifier("ObjectReference", ObjectReference, "#")],
                    Shape.Text(Names.Xades, "MimeType", Checks.PropertyText, MediaType)))) with { IsDigested = true });

    private static Shape DigestMethod() => Ds("DigestMethod", Checks.Algorithm, [Stated(None, Names.Sha256)]);

    private static Shape DigestValue(SignaturePart part) => Shape.Text(Names.Signature, "DigestValue", Checks.ValueText, part);

    private static ShapeAttribute Stated(SignaturePart part, params string[] allowed) => ShapeAttribute.OneOf("Algorithm", part, allowed);

    private static Shape Ds(string name, Check check, ShapeAttribute[] attributes, params Shape[] children) =>
        Shape.Of(Names.Signature, name, check, attributes, children);

    private static Shape Xades(string name, ShapeAttribute[] attributes, params Shape[] children) =>
        Shape.Of(Names.Xades, name, Checks.Grammar, attributes, children);
}
