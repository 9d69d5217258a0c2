using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

/// <summary>
/// Files that cost their sender little and would cost a careless verifier all memory or hours, before anybody's signature is asked for. What is held is the memory that
/// is asked for on the way: where text is copied anew with each piece, or a namespace written anew without a limit, it is thousands of times as much.
/// </summary>
public sealed class A_small_file_does_not_want_everything(HostileFixture fixture) : IClassFixture<HostileFixture>
{
    private const long Most = 400L * 1024 * 1024;

    [Theory]
    [InlineData("<Empty>")]
    [InlineData("<ds:CanonicalizationMethod")]
    public void With_a_namespace_that_is_written_anew_at_each_of_three_thousand_elements(string before)
    {
        var text = fixture.Bench.Text.Change("<sbd:StandardBusinessDocument ", $"<sbd:StandardBusinessDocument xmlns:p=\"urn:{new string('a', 1_000_000)}\" ")
            .Change(before, string.Concat(Enumerable.Repeat("<p:a/>", 3000)) + before);

        Verify(text).ShouldBe("XML-TOO-LARGE");
    }

    [Theory]
    [InlineData("<sbd:HeaderVersion>", "SIG-DIGEST")]
    [InlineData("<fx:FileName>scan", "SIG-DIGEST")]
    public void With_a_long_value_and_two_hundred_thousand_more_pieces_of_it(string after, string code)
    {
        var text = fixture.Bench.Text.Change(after, after + new string('a', 5_000_000) + string.Concat(Enumerable.Repeat("<![CDATA[x]]>", 200_000)));

        Verify(text).ShouldBe(code);
    }

    [Fact]
    public void Nor_as_a_document_that_is_to_be_signed()
    {
        var document = $"<a xmlns='urn:a' xmlns:p='urn:{new string('a', 1_000_000)}'>{string.Concat(Enumerable.Repeat("<p:a/>", 3000))}</a>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        SignableDocument.Of(Forgery.Utf8(document)).Refusal.ShouldNotBeNull().Code.ShouldBe("ENV-NAMESPACE");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Most);
    }

    private string? Verify(string text)
    {
        var (bytes, verifier) = (Forgery.Utf8(text), fixture.Folder.Verifier);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = verifier.Verify(bytes, TrustFolder.Cnap, TrustFolder.Noon.AddMinutes(1)).Refusal;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Most);
        return refusal?.Code;
    }
}
