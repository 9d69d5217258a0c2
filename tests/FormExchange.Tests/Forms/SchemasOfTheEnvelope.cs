using System.Text;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class SchemasOfTheEnvelope
{
    private const string Sbd = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

    private static readonly EnvelopeSchemas Schemas = EnvelopeSchemas.Load(SmallCatalogue.Folder).Schemas!;

    [Fact]
    public void They_can_be_had_without_the_forms()
    {
        var load = EnvelopeSchemas.Load(Samples.Folder);
        load.Problems.ShouldBeEmpty();
        load.Schemas.ShouldNotBeNull();
    }

    [Fact]
    public void A_folder_without_them_is_refused_with_both_files_named() =>
        EnvelopeSchemas.Load(Path.Combine(SmallCatalogue.Folder, "institutions")).Problems.Select(problem => problem.File)
            .ShouldBe(["envelope/1/envelope.xsd", "envelope/1/receipt.xsd"]);

    [Theory]
    [InlineData("<s:Header>h</s:Header><x xmlns='urn:any' Id='1'><y/>text</x>", null)]
    [InlineData("<s:Header>h</s:Header><x xmlns='urn:any'/><s:Trailer>t</s:Trailer>", null)]
    [InlineData("<s:Header>h</s:Header>", "XSD-REQUIRED-ELEMENT")]
    [InlineData("<x xmlns='urn:any'/>", "XSD-REQUIRED-ELEMENT")]
    [InlineData("<s:Header>h</s:Header><x xmlns='urn:any'/><x xmlns='urn:any'/>", "XSD-UNEXPECTED-ELEMENT")]
    [InlineData("<s:Header>h</s:Header><x xmlns='urn:any'/><s:Trailer>t</s:Trailer><s:Trailer>t</s:Trailer>", "XSD-UNEXPECTED-ELEMENT")]
    [InlineData("<s:Header><b/></s:Header><x xmlns='urn:any'/>", "XSD-UNEXPECTED-ELEMENT")]
    [InlineData("<s:Header>h</s:Header><x xmlns='urn:any'><!-- c --></x>", "XML-COMMENT")]
    public void An_envelope_is_judged_around_what_its_wildcard_lets_through(string content, string? code) =>
        Codes(Schemas.ValidateEnvelope(Bytes($"<s:StandardBusinessDocument xmlns:s='{Sbd}'>{content}</s:StandardBusinessDocument>"))).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Another_root_is_no_envelope_and_no_receipt()
    {
        Codes(Schemas.ValidateEnvelope(Bytes("<a/>"))).ShouldBe(["XSD-UNEXPECTED-ELEMENT"]);
        Codes(Schemas.ValidateReceipt(Bytes($"<s:StandardBusinessDocument xmlns:s='{Sbd}'/>"))).ShouldBe(["XSD-UNEXPECTED-ELEMENT"]);
        Codes(Schemas.ValidateReceipt(Bytes("<Receipt xmlns='urn:formexchange:receipt:1'><Event>e</Event></Receipt>"))).ShouldBeEmpty();
        Codes(Schemas.ValidateNegativeReceipt(Bytes("<Receipt xmlns='urn:formexchange:receipt:1'><Event>e</Event></Receipt>"))).ShouldBe(["XSD-UNEXPECTED-ELEMENT"]);
        Codes(Schemas.ValidateNegativeReceipt(Bytes("<NegativeReceipt xmlns='urn:formexchange:receipt:1'><Reason>r</Reason></NegativeReceipt>"))).ShouldBeEmpty();
    }

    private static string[] Codes(IReadOnlyList<Finding> findings) => [.. findings.Select(finding => finding.Code)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
