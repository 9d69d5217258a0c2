using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>A folder of two made-up forms, small enough to see what a test changes in it.</summary>
internal static class SmallCatalogue
{
    private static readonly Lazy<FormCatalogue> Loaded = new(() => FormCatalogue.Load(Folder).Catalogue!);

    public static string Folder => Path.Combine(RepositoryRoot.Path, "tests", "FormExchange.Tests", "Forms", "SmallCatalogue");

    public static FormCatalogue Catalogue => Loaded.Value;

    public static Validation Validate(string document) => new FormValidator(Catalogue).Validate(System.Text.Encoding.UTF8.GetBytes(document));

    /// <summary>Codes of what is found in the document, in their order.</summary>
    public static string[] Codes(string document) => [.. Validate(document).Report.Findings.Select(finding => finding.Code)];

    /// <summary>A document of the form ASK with nothing wrong.</summary>
    public static string Ask { get; } =
        """
        <Ask xmlns="urn:formexchange:xx-yy:ASK:1" xmlns:c="urn:formexchange:common:1">
          <c:LegalBasisEdition>XX-YY-2000</c:LegalBasisEdition>
          <From>XX:A1</From>
          <To>XX:F1</To>
          <Person number="1"><Family>FICTIF</Family><Forename>Exemple</Forename><Born>1960-05-17</Born><Sex>01</Sex></Person>
          <Amount>12.50</Amount>
          <Account>007780001234567890123490</Account>
          <Period><c:StartDate>2000-01-01</c:StartDate><c:EndDate>2001-12-31</c:EndDate></Period>
          <SupportingDocument><c:DocumentType>Card</c:DocumentType><c:Language>fr</c:Language><c:TranslatedToFrench>false</c:TranslatedToFrench><c:Medical>false</c:Medical><c:AttachmentReference><c:AttachmentId>a1</c:AttachmentId><c:FileName>a.pdf</c:FileName><c:MimeType>application/pdf</c:MimeType><c:SizeBytes>10</c:SizeBytes><c:DigestMethod>SHA-256</c:DigestMethod><c:DigestValue>00ff</c:DigestValue></c:AttachmentReference></SupportingDocument>
          <SupportingDocument><c:DocumentType>Birth</c:DocumentType><c:Language>ar</c:Language><c:TranslatedToFrench>true</c:TranslatedToFrench><c:Medical>false</c:Medical><c:AttachmentReference><c:AttachmentId>a2</c:AttachmentId><c:FileName>b.pdf</c:FileName><c:MimeType>application/pdf</c:MimeType><c:SizeBytes>20</c:SizeBytes><c:DigestMethod>SHA-256</c:DigestMethod><c:DigestValue>11ff</c:DigestValue></c:AttachmentReference></SupportingDocument>
          <Signed>2026-11-20</Signed>
        </Ask>
        """;
}
