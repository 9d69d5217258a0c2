using FormExchange.Forms;
using FormExchange.Trust;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Trust;

public sealed class A_receipt_proves_delivery
{
    private static readonly EnvelopeHeader ReceiptHeader = Samples.Header() with
    {
        EnvelopeId = "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        Sender = TrustFolder.Cnap,
        Receiver = TrustFolder.Oujda,
        Type = EnvelopeHeader.ReceiptType,
        InReplyTo = Samples.EnvelopeId,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void And_comes_back_from_its_envelope_as_it_was_written(bool known)
    {
        using var folder = new TrustFolder();
        var receipt = known ? Accepted(folder) : Accepted(folder) with { Accepted = false, SchemaDigest = "", RulesDigest = "", AttachmentDigests = [], Findings = [Finding(null)] };
        var signed = folder.Sign(ReceiptHeader, Written(receipt), attachments: []);

        var envelope = folder.Verify(signed.Bytes, TrustFolder.Oujda).Envelope.ShouldNotBeNull();

        var read = ReceiptXml.Read(envelope.Payload, TrustFolder.Schemas).ShouldNotBeNull();
        (read with { Findings = [], AttachmentDigests = [] }).ShouldBe(receipt with { Findings = [], AttachmentDigests = [] });
        read.Findings.ShouldBe(receipt.Findings);
        read.AttachmentDigests.ShouldBe(receipt.AttachmentDigests);
        envelope.Header.InReplyTo.ShouldBe(Samples.EnvelopeId);
    }

    private static string Written(Receipt receipt) => Forgery.Text(ReceiptXml.Write(receipt).Canonical.ToArray());

    [Theory]
    [InlineData("<Verdict>accepted", "<Verdict>refused")]
    [InlineData("ContentConsignment", "ContentHandover")]
    [InlineData("مثال", "أمثال")]
    public void And_is_refused_when_a_word_of_it_is_changed(string old, string with)
    {
        using var folder = new TrustFolder();
        var text = Forgery.Text(folder.Sign(ReceiptHeader, Written(Accepted(folder)), attachments: []).Bytes);

        folder.Verify(Forgery.Utf8(text.Change(old, with)), TrustFolder.Oujda).Refusal.ShouldNotBeNull().Code.ShouldBe("SIG-DIGEST");
    }

    [Theory]
    [InlineData("<Verdict>accepted</Verdict>", "<Verdict>perhaps</Verdict>")]
    [InlineData("<Sender>MA:CNSS-OUJ01</Sender>", "")]
    [InlineData("</Receipt>", "<More/></Receipt>")]
    [InlineData("<EnvelopeDigest>", "<EnvelopeDigest>0")]
    public void And_is_not_read_when_the_schema_forbids_it(string old, string with)
    {
        using var folder = new TrustFolder();
        var text = Written(Accepted(folder));

        ReceiptXml.Read(Forgery.Utf8(text.Change(old, with)), TrustFolder.Schemas).ShouldBeNull();
    }

    [Fact]
    public void And_nothing_else_is_read_as_one()
    {
        ReceiptXml.Read(Forgery.Utf8(Samples.Document), TrustFolder.Schemas).ShouldBeNull();
        ReceiptXml.Read(Forgery.Utf8("no XML"), TrustFolder.Schemas).ShouldBeNull();
    }

    private static Receipt Accepted(TrustFolder folder)
    {
        var envelope = folder.Verify(folder.Sign().Bytes).Envelope!;
        return new Receipt(
            envelope.Header.EnvelopeId, envelope.Header.Sender, envelope.Header.Receiver, ReceiptEvent.ContentConsignment, true,
            [Finding("/f:Claim[1]"), Finding(null)], envelope.Header.Type, envelope.Header.TypeVersion, new string('1', 64), new string('2', 64),
            envelope.EnvelopeDigest, envelope.SignedDigest, envelope.DocumentDigest, envelope.SignatureDigest,
            [.. envelope.Attachments.Select(attachment => attachment.Sha256)], envelope.CertificateDigest,
            TrustFolder.Noon.AddMilliseconds(7), TrustFolder.Noon.AddSeconds(1));
    }

    private static ReceiptFinding Finding(string? xpath) =>
        new(xpath is null ? "LM-ID-06" : "LM-PEN-01", xpath is null ? Severity.Information : Severity.Warning, xpath, new LocalizedText("à vérifier", xpath is null ? "تحقق" : "مثال", "check"));
}
