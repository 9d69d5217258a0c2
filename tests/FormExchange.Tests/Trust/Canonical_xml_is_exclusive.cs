using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class Canonical_xml_is_exclusive
{
    public static TheoryData<string, string> Vectors => new()
    {
        { "<?xml version='1.0'?>\n<a  b='1'   a=\"2\" />\n", "<a a=\"2\" b=\"1\"></a>" },
        { "<a xmlns='urn:a'><b xmlns=''><c xmlns='urn:a'/></b></a>", "<a xmlns=\"urn:a\"><b xmlns=\"\"><c xmlns=\"urn:a\"></c></b></a>" },
        { "<a xmlns='urn:a' xmlns:u='urn:unused'><p:b xmlns:p='urn:p'/></a>", "<a xmlns=\"urn:a\"><p:b xmlns:p=\"urn:p\"></p:b></a>" },
        { "<p:a xmlns:p='urn:p'><p:b xmlns:p='urn:p'/><q:c xmlns:q='urn:p' q:x='1'/></p:a>", "<p:a xmlns:p=\"urn:p\"><p:b></p:b><q:c xmlns:q=\"urn:p\" q:x=\"1\"></q:c></p:a>" },
        { "<a z:b='1' y:b='2' b='3' xmlns:y='urn:2' xmlns:z='urn:1'/>", "<a xmlns:y=\"urn:2\" xmlns:z=\"urn:1\" b=\"3\" z:b=\"1\" y:b=\"2\"></a>" },
        { "<a>مثال، الدار البيضاء &#x200F;é</a>", "<a>مثال، الدار البيضاء \u200Fé</a>" },
        { "<a>one\r\ntwo\rthree&#13;&#10;four</a>", "<a>one\ntwo\nthree&#xD;\nfour</a>" },
        { "<a b='one\r\ntwo&#13;&#10;&#9;x'/>", "<a b=\"one two&#xD;&#xA;&#x9;x\"></a>" },
        { "<a><![CDATA[<x> & ]]>&gt;&lt;&amp;&quot;&apos;</a>", "<a>&lt;x&gt; &amp; &gt;&lt;&amp;\"'</a>" },
        { "<a b='&lt;&gt;&amp;&quot;&apos;'/>", "<a b=\"&lt;>&amp;&quot;'\"></a>" },
        { "<a>\n  <b/>\t</a>", "<a>\n  <b></b>\t</a>" },
        { "<a xml:lang='ar'><b xml:space='preserve'> </b></a>", "<a xml:lang=\"ar\"><b xml:space=\"preserve\"> </b></a>" },
        { "<a>\U0001F9FE&#x1F9FE;</a>", "<a>\U0001F9FE\U0001F9FE</a>" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void By_the_letter(string document, string canonical)
    {
        Forgery.Text(CanonicalXml.Canonicalize(Forgery.Utf8(document))).ShouldBe(canonical);
        CanonicalXml.Digest(Forgery.Utf8(document)).ShouldBe(CanonicalXml.Digest(Forgery.Utf8(canonical)));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task As_xmllint_writes_it(string document, string canonical)
    {
        (await OutsideTool.Run("xmllint", Forgery.Utf8(document), "--exc-c14n", "-")).Output.ShouldBe(canonical);
    }

    [Fact]
    public void The_same_inside_an_envelope_as_alone()
    {
        using var folder = new TrustFolder();
        foreach (var (document, canonical) in Vectors.Select(row => row.Data))
        {
            var bare = document.Replace("<?xml version='1.0'?>\n", "", StringComparison.Ordinal);
            var payload = folder.Verify(folder.Sign(document: $"<w:w xmlns:w='urn:w'>{bare}</w:w>").Bytes).Envelope.ShouldNotBeNull(document).Payload;

            // What stands behind the last element of a document is outside it; inside the frame it counts.
            Forgery.Text(payload.ToArray()).ShouldBe($"<w:w xmlns:w=\"urn:w\">{canonical}{bare[(bare.LastIndexOf('>') + 1)..]}</w:w>");
        }
    }
}
