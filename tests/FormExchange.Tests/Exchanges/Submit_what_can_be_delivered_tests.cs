using System.Text;
using FormExchange.Exchanges.Data;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>A submission that is taken can be delivered: what does not fit an envelope is refused to the sender's face.</summary>
public sealed class Submit_what_can_be_delivered_tests(Certificates certificates) : BetweenTwoHosts(certificates)
{
    [Fact]
    public async Task More_files_than_an_envelope_lists_are_refused_by_the_schema()
    {
        var claim = WithCopies(Filled.Claim(), 501);

        var (_, refusal) = await Agency.TrySubmitAsync(claim);

        refusal!.Findings.Select(f => f.Code).ShouldContain("XSD-UNEXPECTED-ELEMENT");
        (await Agency.RowsAsync<OutboxEntry>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_that_outgrows_the_envelope_is_refused_and_no_defect()
    {
        const string period = "<c:EmploymentSelfemployment><c:Country>LU</c:Country><c:CompletedPeriod><c:StartDate>1984-01-02</c:StartDate><c:EndDate>1984-02-02</c:EndDate></c:CompletedPeriod><c:Quality>Compulsory</c:Quality><c:Effective>true</c:Effective><c:TypePeriod>Employment</c:TypePeriod><c:NameEmployerCompany>Exemple</c:NameEmployerCompany></c:EmploymentSelfemployment>";
        var career = new StringBuilder("<InsuranceHistory>").Insert("<InsuranceHistory>".Length, period, 9_900_000 / period.Length).Append("</InsuranceHistory>");

        var claim = Filled.Claim().With("  <BankInformation>", career + "<BankInformation>");

        var (exchange, refusal) = await Agency.TrySubmitAsync(claim);
        exchange.ShouldBeNull();
        refusal!.Code.ShouldBe("XML-TOO-LARGE");
        (await Agency.RowsAsync<AttachmentPart>()).ShouldBeEmpty();
    }

    private static Filled WithCopies(Filled claim, int copies)
    {
        var start = claim.Xml.IndexOf("  <SupportingDocument>", StringComparison.Ordinal);
        var piece = claim.Xml[start..(claim.Xml.IndexOf("</SupportingDocument>", start, StringComparison.Ordinal) + "</SupportingDocument>".Length)];
        var files = new Dictionary<string, byte[]>(claim.Files, StringComparer.Ordinal);
        var more = new StringBuilder();
        for (var copy = 0; copy < copies; copy++)
        {
            more.Append(piece.Replace("LuxembourgRegistrationCardCopy", "LuxembourgActivityEvidence", StringComparison.Ordinal)
                .Replace(">luxembourg-registration-card<", $">copy-{copy}<", StringComparison.Ordinal));
            files[$"copy-{copy}"] = claim.Files["luxembourg-registration-card"];
        }

        return new Filled(claim.Xml.Insert(start, piece + more).Remove(start + piece.Length + more.Length, piece.Length), files);
    }
}
