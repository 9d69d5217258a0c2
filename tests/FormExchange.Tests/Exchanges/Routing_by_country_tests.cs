using FormExchange.Exchanges.Routing;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Exchanges;

/// <summary>Conventions are reciprocal: the same roles on both sides, and the two countries say which way a form goes and by which sentence.</summary>
public sealed class Routing_by_country_tests(Certificates certificates)
{
    private const string Lyon = "FR:CPAM-69";
    private const string Bobigny = "FR:CPAM-93";
    private const string HeadOffice = "MA:CNSS-HQ";
    private const string Delegation = "MA:CNSS-DROUJ";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly RouteDirectory _routes = new(certificates.Catalogue);

    private FormDefinition Attestation => certificates.Catalogue.FindByCode("SE350-28")!;

    [Theory]
    [InlineData(Lyon, Delegation, "ROUTE-04")]
    [InlineData(HeadOffice, Bobigny, "ROUTE-05")]
    public void Each_direction_has_its_own_route(string sender, string receiver, string route) =>
        _routes.Opening(Attestation, sender, receiver, Today).ShouldBe(new RouteDecision(route, null, null));

    [Theory]
    [InlineData(Lyon, Bobigny)]
    [InlineData(HeadOffice, Delegation)]
    public void Nothing_goes_from_a_country_to_itself(string sender, string receiver) =>
        _routes.Opening(Attestation, sender, receiver, Today).Refusal.ShouldNotBeNull().Code.ShouldBe("ROUTE-RECEIVER-ROLE");

    [Fact]
    public void Only_those_are_named_who_may_receive_it_from_there()
    {
        var text = _routes.Opening(Attestation, Lyon, Bobigny, Today).Refusal!.Text.En;

        text.ShouldContain(Delegation);
        text.ShouldContain("ROUTE-04 (FM-28-08)");
        text.ShouldNotContain("CPAM-69");
    }

    /// <summary>The family attestation is the regional delegation's (S4 l. 248); for the other forms the central services are only warned about (D-43).</summary>
    [Fact]
    public void The_head_office_receives_no_family_attestation() =>
        _routes.Opening(Attestation, Lyon, HeadOffice, Today).Refusal.ShouldNotBeNull().Code.ShouldBe("ROUTE-RECEIVER-ROLE");
}
