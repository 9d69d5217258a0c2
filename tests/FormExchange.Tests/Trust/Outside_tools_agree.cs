using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text.RegularExpressions;
using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed partial class Outside_tools_agree
{
    public static TheoryData<string> Kinds => [.. Partner.Kinds];

    [Theory]
    [InlineData(2048)]
    [InlineData(3072)]
    [InlineData(4096)]
    [InlineData(null)]
    public async Task Xmlsec1_accepts_what_we_signed(int? rsaBits)
    {
        using var folder = new TrustFolder();
        var identity = new SigningIdentity(TrustFolder.Oujda, Certificate(folder, rsaBits));
        var signed = EnvelopeSigner.Sign(Samples.Header(), Samples.Signable(), Samples.Attachments, identity, TrustFolder.Noon);

        var (accepts, said) = await OutsideTool.Xmlsec1(signed.Bytes, folder.AuthorityFile, TrustFolder.Noon);

        accepts.ShouldBeTrue(said);
        folder.Verify(signed.Bytes).Refusal.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Xmlsec1_accepts_what_we_signed_small_and_large_and_refuses_it_changed(string kind)
    {
        using var partner = new Partner(kind);
        foreach (var size in Partner.Sizes)
        {
            var signed = partner.Signed(size);

            var (accepts, said) = await OutsideTool.Xmlsec1(Forgery.Utf8(signed), partner.Folder.AuthorityFile, TrustFolder.Noon);
            var (acceptsChanged, _) = await OutsideTool.Xmlsec1(Forgery.Utf8(signed.Change("LU28 0019", "LU28 9999")), partner.Folder.AuthorityFile, TrustFolder.Noon);

            accepts.ShouldBeTrue(said);
            acceptsChanged.ShouldBeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_xmlsec1_signs_by_the_profile_we_accept(string kind)
    {
        using var partner = new Partner(kind);
        foreach (var size in Partner.Sizes)
        {
            var signed = await OutsideTool.SignWithXmlsec1(Template(partner.Signed(size)), partner.KeyFile, partner.CertificateFile);

            partner.Folder.Verify(Forgery.Utf8(signed)).Refusal.ShouldBeNull(signed.Signature());
            partner.Folder.Verify(Forgery.Utf8(signed.Change("LU28 0019", "LU28 9999"))).Refusal.ShouldNotBeNull().Code.ShouldBe("SIG-DIGEST");
        }
    }

    [Fact]
    public async Task Xmlsec1_refuses_it_under_another_authority()
    {
        using var folder = new TrustFolder();
        using var other = new TrustFolder();

        var (accepts, said) = await OutsideTool.Xmlsec1(folder.Sign().Bytes, other.AuthorityFile, TrustFolder.Noon);

        accepts.ShouldBeFalse(said);
    }

    [Fact]
    public async Task Xmllint_finds_it_valid_against_our_schema()
    {
        using var folder = new TrustFolder();
        var envelope = folder.Sign(Samples.Header() with { InReplyTo = Samples.EnvelopeId, Replaces = Samples.EnvelopeId }).Bytes;

        var (code, _, said) = await OutsideTool.Run(
            "xmllint", envelope, "--noout", "--nonet", "--schema", Path.Combine(Repository.Schemas, "envelope", "1", "envelope.xsd"), "-");

        code.ShouldBe(0, said);
    }

    [Fact]
    public void The_frameworks_own_signed_xml_accepts_what_we_signed()
    {
        // Without a carriage return, which it loses.
        using var folder = new TrustFolder(SigningKeyKind.Rsa2048);
        var signed = folder.Sign(document: Samples.Document.Replace("&#13;", "", StringComparison.Ordinal));

        var document = SafeXml.LoadDocument(signed.Bytes);
        var signature = (XmlElement)document.GetElementsByTagName("Signature", Forgery.Ds)[0]!;
        var signedXml = new SignedXml(document);
        signedXml.LoadXml(signature);
        using var key = folder.Identity(TrustFolder.Oujda).Certificate.GetRSAPublicKey()!;

        signedXml.CheckSignature(key).ShouldBeTrue();
    }

    /// <summary>Our signature without what signing fills in: both digests, the value, and the certificate that comes with the key.</summary>
    private static string Template(string signed)
    {
        var signature = signed.Signature();
        var info = signature.Part("<ds:SignedInfo ", "</ds:SignedInfo>");
        var empty = signature.Change(info, DigestValue().Replace(info, "<ds:DigestValue></ds:DigestValue>"));
        foreach (var element in new[] { "SignatureValue", "X509Certificate" })
        {
            empty = empty.Change(empty.Part($"<ds:{element}>", $"</ds:{element}>"), $"<ds:{element}></ds:{element}>");
        }

        return signed.Change(signature, empty);
    }

    [GeneratedRegex("<ds:DigestValue>[^<]*</ds:DigestValue>", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex DigestValue();

    private static X509Certificate2 Certificate(TrustFolder folder, int? rsaBits) => rsaBits is { } bits
        ? folder.Enter(TrustFolder.Oujda, new TestCertificate { Key = () => RSA.Create(bits) }.IssueIn(folder))
        : folder.Identity(TrustFolder.Oujda).Certificate;
}
