using System.Xml.Linq;

namespace FormExchange.Tests.Journeys;

/// <summary>A claim to submit; with the codes (alternatives, by <c>|</c>) that must refuse it, if something in it is wrong.</summary>
internal sealed record PlannedClaim(GeneratedClaim Claim, string? Codes);

/// <summary>Different claims, and among them some that must be refused: each fault in turn.</summary>
internal static class ClaimsWithFaults
{
    private static readonly XNamespace C = "urn:formexchange:common:1";

    private static readonly (string Codes, Action<XElement> Break)[] Faults =
    [
        ("LM-BANK-01", c => Turn(c.Descendants(C + "AccountNumber").Single())),
        ("PIECE-MISSING", c => Piece(c, "LifeCertificate").Remove()),
        ("LM-GEN-02", c => Piece(c, "LifeCertificate").Element(C + "Language")!.Value = "ar"),
        ("XSD-ENUM", c => c.Descendants(C + "Sex").First().Value = "77"),
        ("ATTACHMENT-DIGEST", c => Turn(c.Descendants(C + "DigestValue").Last())),
        ("DATE-SIGNED-FUTURE", c => c.Descendants(C + "DateSigned").Single().Value = "2098-01-01"),
        ("ROUTE-UNKNOWN-RECEIVER", c => Receiver(c).Value = "LU:9999"),
        ("ROUTE-RECEIVER-ROLE", c => Receiver(c).Value = "LU:CNS"),
        ("ROUTE-UNKNOWN-SENDER|SUBMIT-SENDER-NOT-HERE", c => c.Elements().Single(e => e.Name.LocalName == "ContactInstitution").Element(C + "InstitutionID")!.Value = "MA:CNSS-XYZ99"),
        ("XSD-REQUIRED-ELEMENT|XSD-UNEXPECTED-ELEMENT", c => c.Elements().Single(e => e.Name.LocalName == "DateClaim").Remove()),
    ];

    /// <summary>The claim is right, and one of its files is not the one that it names.</summary>
    public static (string Codes, Action<XElement> Break) WrongFile => Faults.Single(f => f.Codes == "ATTACHMENT-DIGEST");

    /// <summary><paramref name="good"/> claims with <paramref name="bad"/> wrong ones spread among them.</summary>
    public static async Task<IReadOnlyList<PlannedClaim>> MakeAsync(GeneratedClaims claims, int good, int bad, Func<int, long?> largestFile)
    {
        var planned = new List<PlannedClaim>();
        var every = (good + bad) / bad;
        for (var i = 0; planned.Count < good + bad; i++)
        {
            var fault = i % every == every - 1 && planned.Count(p => p.Codes is not null) < bad ? Faults[i / every % Faults.Length] : default;
            planned.Add(new PlannedClaim(await claims.NextAsync(fault.Break, largestFile(i)), fault.Codes));
        }

        planned.Count(p => p.Codes is not null).ShouldBe(bad);
        return planned;
    }

    private static XElement Piece(XElement claim, string type) =>
        claim.Elements().First(e => e.Name.LocalName == "SupportingDocument" && e.Element(C + "DocumentType")!.Value == type);

    private static XElement Receiver(XElement claim) =>
        claim.Elements().Single(e => e.Name.LocalName == "RecipientInstitution").Element(C + "InstitutionID")!;

    /// <summary>Another last digit, in the same alphabet.</summary>
    private static void Turn(XElement value) => value.Value = value.Value[..^1] + (value.Value[^1] == '1' ? '2' : '1');
}
