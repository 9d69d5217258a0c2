using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using FormExchange.Forms;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class Outside_tools_agree
{
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

    private static X509Certificate2 Certificate(TrustFolder folder, int? rsaBits) => rsaBits is { } bits
        ? folder.Enter(TrustFolder.Oujda, new TestCertificate { Key = () => RSA.Create(bits) }.IssueIn(folder))
        : folder.Identity(TrustFolder.Oujda).Certificate;
}
