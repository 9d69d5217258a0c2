using System.Text.RegularExpressions;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Exchanges.Routing;
using FormExchange.Forms;
using FormExchange.Tests.Support;
using Shouldly;

namespace FormExchange.Tests.Exchanges;

/// <summary>Whether a form may go from one institution to another, by the directory alone.</summary>
public sealed class Routing_tests(Certificates certificates)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly RouteDirectory _routes = new(certificates.Catalogue);

    private FormDefinition Claim => certificates.Catalogue.Forms.Single(f => f.Code == "LM15");

    private FormDefinition Decision => certificates.Catalogue.Forms.Single(f => f.Code == "PensionDecisionNotification");

    [Fact]
    public void A_claim_goes_from_the_agency_to_the_pension_fund_by_the_first_route() =>
        _routes.Opening(Claim, Certificates.Oujda, Certificates.Cnap, Today).ShouldBe(new RouteDecision("ROUTE-01", null, null));

    [Fact]
    public void A_claim_made_in_the_other_State_goes_the_other_way() =>
        _routes.Opening(Claim, Certificates.Cnap, Certificates.Oujda, Today).ShouldBe(new RouteDecision("ROUTE-01-FROM-LU", null, null));

    [Theory]
    [InlineData(Certificates.Stranger, Certificates.Cnap, "ROUTE-UNKNOWN-SENDER")]
    [InlineData(Certificates.Oujda, Certificates.Stranger, "ROUTE-UNKNOWN-RECEIVER")]
    [InlineData(Certificates.Oujda, Certificates.Oujda, "ROUTE-RECEIVER-ROLE")]
    [InlineData(Certificates.Oujda, Certificates.Cns, "ROUTE-RECEIVER-ROLE")]
    [InlineData(Certificates.Cns, Certificates.Cnap, "ROUTE-SENDER-ROLE")]
    [InlineData(Certificates.Cnap, Certificates.Cnap, "ROUTE-RECEIVER-ROLE")]
    public void A_claim_goes_nowhere_else(string sender, string receiver, string code)
    {
        var decision = _routes.Opening(Claim, sender, receiver, Today);

        decision.ShouldBe(new RouteDecision(null, null, decision.Refusal));
        decision.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public void Who_may_receive_it_is_named()
    {
        var text = _routes.Opening(Claim, Certificates.Oujda, Certificates.Cns, Today).Refusal!.Text;

        new[] { text.Fr, text.Ar, text.En }.ShouldAllBe(t => t.Contains("LU:0030") && t.Contains("ROUTE-01 (LM-GEN-04)"));
    }

    [Fact]
    public void An_institution_receives_nothing_before_it_is_in_force() =>
        _routes.Opening(Claim, Certificates.Oujda, Certificates.Cnap, new DateOnly(2013, 1, 31)).Refusal!.Code.ShouldBe("ROUTE-NOT-IN-FORCE");

    [Fact]
    public void A_form_without_a_route_can_only_answer()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Repository.Files("schemas").Where(f => !f.Contains("/samples/", StringComparison.Ordinal)))
        {
            var copy = folder.File(file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.File(file), copy);
        }

        foreach (var routes in Directory.GetFiles(folder.File("schemas", "routes")))
        {
            File.WriteAllText(routes, Regex.Replace(File.ReadAllText(routes), $"<Route (?:(?!</Route>).)*{Decision.Code}.*?</Route>", "", RegexOptions.Singleline));
        }

        var load = FormCatalogue.Load(folder.File("schemas"));
        var directory = new RouteDirectory(load.Catalogue.ShouldNotBeNull(string.Join('\n', load.Problems)));

        directory.Opening(Decision, Certificates.Cnap, Certificates.Oujda, Today).Refusal!.Code.ShouldBe("ROUTE-NONE");
    }

    [Theory]
    [InlineData(Direction.Incoming, Verdict.Accepted, Certificates.Cnap, Certificates.Oujda, null)]
    [InlineData(Direction.Outgoing, null, Certificates.Cnap, Certificates.Oujda, null)]
    [InlineData(Direction.Incoming, Verdict.Refused, Certificates.Cnap, Certificates.Oujda, "ROUTE-ANSWER-PARTIES")]
    [InlineData(Direction.Incoming, Verdict.Accepted, Certificates.Cns, Certificates.Oujda, "ROUTE-ANSWER-PARTIES")]
    [InlineData(Direction.Incoming, Verdict.Accepted, Certificates.Oujda, Certificates.Cnap, "ROUTE-ANSWER-PARTIES")]
    [InlineData(Direction.Incoming, Verdict.Accepted, Certificates.Stranger, Certificates.Oujda, "ROUTE-UNKNOWN-SENDER")]
    public void An_answer_goes_back_the_way_the_claim_came(Direction side, Verdict? verdict, string sender, string receiver, string? code)
    {
        var claim = Some.Exchange(Certificates.Cnap, "1") with
        {
            Direction = side, Verdict = verdict, Form = "LM15", Sender = Certificates.Oujda, Receiver = Certificates.Cnap,
        };

        var decision = _routes.Answer(Decision, sender, receiver, claim, Today);

        decision.Refusal?.Code.ShouldBe(code);
        decision.Procedure.ShouldBe(code is null ? "PR-01" : null);
        _routes.Answer(Claim, Certificates.Cnap, Certificates.Oujda, claim, Today).Refusal!.Code.ShouldBe("ROUTE-NOT-AN-ANSWER");
    }
}
