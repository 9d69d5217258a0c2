using FormExchange.Trust;

namespace FormExchange.Tests.Trust;

/// <summary>Fictitious contents of envelopes.</summary>
internal static class Samples
{
    public const string EnvelopeId = "0f8fad5b-d9cb-469f-a165-70867728950e";

    /// <summary>Made to be awkward: Arabic beside Latin, a default namespace, a carriage return, an entity, a CDATA section, single quotes.</summary>
    public const string Document =
        "<?xml version='1.0' encoding='UTF-8'?>\n<Claim xmlns='urn:formexchange:example:Claim:1' xmlns:c=\"urn:formexchange:common:1\">"
        + "<c:Name lang='ar'>مثال وهمي</c:Name><c:Name lang='fr'>Exemple &amp; fils &lt;FICTIF&gt;&#13;</c:Name>\r\n"
        + "<Account><![CDATA[LU28 0019 4006 4475 0000]]></Account><Empty/></Claim>\n";

    /// <summary>The same without the carriage return: SignedXml loses one that stands in a text, and so can be asked only about documents without.</summary>
    public static string WithoutCarriageReturn { get; } = Document.Change("&#13;", "");

    public static IReadOnlyList<EnvelopeAttachment> Attachments { get; } =
    [
        new(1, "A-1", "certificat de vie, شهادة.pdf", "LifeCertificate", false, "application/pdf", "fr", 1234, new string('a', 64)),
        new(2, "A-2", "scan.png", "MedicalReport", true, "image/png", "ar", 7, new string('b', 64)),
    ];

    public static SignableDocument Signable(string? document = null)
    {
        var (signable, refusal) = SignableDocument.Of(Forgery.Utf8(document ?? Document));
        return signable ?? throw new InvalidOperationException(refusal!.Code);
    }

    public static EnvelopeHeader Header() => new(
        EnvelopeId,
        TrustFolder.Oujda,
        TrustFolder.Cnap,
        "Claim",
        "1",
        new DateTimeOffset(2026, 11, 24, 11, 59, 58, 123, TimeSpan.Zero),
        "c9bf9e57-1685-4c89-bafb-ff5af830be8a",
        "PR-01",
        "LU-MA-2006",
        TrustFolder.Oujda,
        null,
        null);
}
