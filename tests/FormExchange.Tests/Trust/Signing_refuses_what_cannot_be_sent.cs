using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class Signing_refuses_what_cannot_be_sent
{
    [Theory]
    [InlineData("XML-COMMENT", "<a xmlns='urn:a'><!-- note --></a>")]
    [InlineData("XML-ID", "<a xmlns='urn:a' id='x'/>")]
    [InlineData("SIG-COUNT", "<a xmlns='urn:a'><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></a>")]
    [InlineData("SIG-COUNT", "<a xmlns='urn:a'><Cert xmlns='http://uri.etsi.org/01903/v1.4.1#'/></a>")]
    [InlineData("ENV-STRUCTURE", "<a xmlns='urn:formexchange:envelope:1'/>")]
    [InlineData("ENV-STRUCTURE", "<a xmlns='urn:a'><fx:b xmlns:fx='urn:formexchange:envelope:1'/></a>")]
    [InlineData("ENV-STRUCTURE", "<a xmlns='urn:a' xmlns:sbd='http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader' sbd:b=''/>")]
    [InlineData("ENV-STRUCTURE", "<a/>")]
    [InlineData("XML-DTD", "<!DOCTYPE a><a xmlns='urn:a'/>")]
    [InlineData("ENV-NAMESPACE", "<a xmlns='urn:a&amp;b'/>")]
    [InlineData("XML-NOT-WELL-FORMED", "<a xmlns='urn:a'>")]
    public void A_document_that_the_profile_forbids(string code, string document) =>
        SignableDocument.Of(Forgery.Utf8(document)).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_document_whose_canonical_form_declares_more_than_64_namespaces_on_one_element()
    {
        var prefixes = Enumerable.Range(0, 40).ToList();
        var document = $"<a xmlns='urn:a' {string.Join(' ', prefixes.Select(n => $"xmlns:p{n}='urn:{n}'"))}><b {string.Join(' ', prefixes.Select(n => $"p{n}:x=''"))}/></a>";

        SignableDocument.Of(Forgery.Utf8(document)).Refusal.ShouldNotBeNull().Code.ShouldBe("XML-ATTRIBUTES");
    }

    [Fact]
    public void A_document_whose_canonical_form_is_too_large() =>
        SignableDocument.Of(Forgery.Utf8($"<a xmlns='urn:a'>{new string('>', 3_000_000)}</a>")).Refusal.ShouldNotBeNull().Code.ShouldBe("XML-TOO-LARGE");

    [Fact]
    public void Another_institutions_identity()
    {
        using var folder = new TrustFolder();

        Should.Throw<ArgumentException>(() =>
            EnvelopeSigner.Sign(Samples.Header(), Samples.Signable(), [], folder.Identity(TrustFolder.Cns), TrustFolder.Noon));
    }

    [Fact]
    public void A_certificate_without_its_private_key()
    {
        using var folder = new TrustFolder();
        var publicPart = folder.Directory().CertificatesOf(TrustFolder.Oujda)[0].Certificate;

        Should.Throw<ArgumentException>(() =>
            EnvelopeSigner.Sign(Samples.Header(), Samples.Signable(), [], new SigningIdentity(TrustFolder.Oujda, publicPart), TrustFolder.Noon));
    }
}
