using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class Signing_refuses_what_cannot_be_sent
{
    [Theory]
    [InlineData("<a xmlns='urn:a'><!-- note --></a>")]
    [InlineData("<a xmlns='urn:a' id='x'/>")]
    [InlineData("<a xmlns='urn:a'><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></a>")]
    [InlineData("<a xmlns='urn:formexchange:envelope:1'/>")]
    [InlineData("<a/>")]
    [InlineData("<!DOCTYPE a><a xmlns='urn:a'/>")]
    [InlineData("<a xmlns='urn:a&amp;b'/>")]
    public void A_document_that_the_profile_forbids(string document)
    {
        using var folder = new TrustFolder();

        Should.Throw<ArgumentException>(() => folder.Sign(document: document));
    }

    [Fact]
    public void Another_institutions_identity()
    {
        using var folder = new TrustFolder();

        Should.Throw<ArgumentException>(() =>
            EnvelopeSigner.Sign(Samples.Header(), Forgery.Utf8(Samples.Document), [], folder.Identity(TrustFolder.Cns), TrustFolder.Noon));
    }

    [Fact]
    public void A_certificate_without_its_private_key()
    {
        using var folder = new TrustFolder();
        var publicPart = folder.Directory().CertificatesOf(TrustFolder.Oujda)[0].Certificate;

        Should.Throw<ArgumentException>(() =>
            EnvelopeSigner.Sign(Samples.Header(), Forgery.Utf8(Samples.Document), [], new SigningIdentity(TrustFolder.Oujda, publicPart), TrustFolder.Noon));
    }
}
