using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class The_kind_of_a_file_is_seen
{
    private const string Header = "<sbd:StandardBusinessDocumentHeader/>";

    [Theory]
    [InlineData(Header + "<fx:FormExchange><a/></fx:FormExchange>", "envelope")]
    [InlineData(Header + "<fx:FormExchange><Receipt xmlns='urn:formexchange:receipt:1'/></fx:FormExchange>", "receipt")]
    [InlineData(Header + "<xenc:EncryptedData/>", "sealed")]
    [InlineData(Header + "<other/>", "unknown")]
    [InlineData(Header, "unknown")]
    public void From_its_first_elements(string content, string kind) => EnvelopeKind.Detect(Forgery.Utf8(
        "<sbd:StandardBusinessDocument xmlns:sbd='http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader' "
        + $"xmlns:fx='urn:formexchange:envelope:1' xmlns:xenc='http://www.w3.org/2001/04/xmlenc#'>{content}</sbd:StandardBusinessDocument>")).ShouldBe(kind);

    [Theory]
    [InlineData("PK\u0003\u0004rest", "bundle")]
    [InlineData("<Claim/>", "unknown")]
    [InlineData("no XML", "unknown")]
    [InlineData("<!DOCTYPE a []><a/>", "unknown")]
    [InlineData("", "unknown")]
    public void Or_is_something_else(string content, string kind) => EnvelopeKind.Detect(Forgery.Utf8(content)).ShouldBe(kind);

    [Fact]
    public void Of_what_we_signed()
    {
        using var folder = new TrustFolder();

        EnvelopeKind.Detect(folder.Sign().Bytes).ShouldBe(EnvelopeKind.Envelope);
    }
}
