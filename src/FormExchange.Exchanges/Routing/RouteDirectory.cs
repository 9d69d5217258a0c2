using System.Globalization;
using FormExchange.Exchanges.Lifecycle;
using FormExchange.Forms;

namespace FormExchange.Exchanges.Routing;

/// <summary>Where a document goes and by which rule, or why it cannot go there.</summary>
/// <param name="Rule">Id of the route or, for an answer, of the procedure.</param>
public sealed record RouteDecision(string? Rule, string? Procedure, Refusal? Refusal)
{
    public static RouteDecision Refuse(Refusal refusal) => new(null, null, refusal);
}

/// <summary>
/// Decides by the catalogue's institutions, routes and procedures alone whether a form may go from one institution to another.
/// The sender asks before signing, the receiver asks again: neither trusts the other's answer.
/// </summary>
public sealed class RouteDirectory(FormCatalogue catalogue)
{
    /// <summary>The route of a document that opens a matter.</summary>
    public RouteDecision Opening(FormDefinition form, string sender, string receiver, DateOnly on)
    {
        if (Parties(sender, receiver, on) is { } refusal)
        {
            return RouteDecision.Refuse(refusal);
        }

        var routes = catalogue.Routes.Where(r => r.FormCode == form.Code).ToList();
        if (routes.Count == 0)
        {
            return RouteDecision.Refuse(RoutingCodes.NoRoute.Refusal(form.Code));
        }

        var fromHere = routes.Where(r => catalogue.HoldsRole(sender, r.FromRole, r.FromCountry)).ToList();
        if (fromHere.Count == 0)
        {
            return RouteDecision.Refuse(RoutingCodes.SenderRole.Refusal(sender, form.Code, Cite(routes[0])));
        }

        if (fromHere.FirstOrDefault(r => catalogue.HoldsRole(receiver, r.ToRole, r.ToCountry)) is not { } route)
        {
            var able = catalogue.Institutions.Where(i => fromHere.Exists(r => catalogue.HoldsRole(i.Id, r.ToRole, r.ToCountry))).Select(i => $"{i.Name.Fr} ({i.Id})");
            return RouteDecision.Refuse(RoutingCodes.ReceiverRole.Refusal(receiver, form.Code, Cite(fromHere[0]), string.Join(", ", able)));
        }

        var procedure = catalogue.Procedures.FirstOrDefault(p => p.Steps.Any(s => s.Opens && s.Message == form.Code));
        return new RouteDecision(route.Id, procedure?.Id, null);
    }

    /// <summary>The route of a document that answers <paramref name="answered"/>, an exchange as the answering or the asking side holds it.</summary>
    public RouteDecision Answer(FormDefinition form, string sender, string receiver, Exchange answered, DateOnly on)
    {
        if (Parties(sender, receiver, on) is { } refusal)
        {
            return RouteDecision.Refuse(refusal);
        }

        var procedure = catalogue.Procedures.FirstOrDefault(p => p.Steps.Any(s => s.Message == form.Code && s.Answers == answered.Form));
        if (procedure is null)
        {
            return RouteDecision.Refuse(RoutingCodes.NotAnAnswer.Refusal(form.Code, answered.Form));
        }

        var accepted = answered.Direction == Direction.Outgoing || answered.Verdict == Verdict.Accepted;
        return sender == answered.Receiver && receiver == answered.Sender && accepted
            ? new RouteDecision(procedure.Id, procedure.Id, null)
            : RouteDecision.Refuse(RoutingCodes.AnswerParties.Refusal(answered.Receiver, answered.Sender));
    }

    private Refusal? Parties(string sender, string receiver, DateOnly on) =>
        catalogue.FindInstitution(sender) is not { } from ? RoutingCodes.UnknownSender.Refusal(sender)
        : catalogue.FindInstitution(receiver) is not { } to ? RoutingCodes.UnknownReceiver.Refusal(receiver)
        : !from.IsValidOn(on) ? NotInForce(sender, on)
        : !to.IsValidOn(on) ? NotInForce(receiver, on)
        : null;

    private static Refusal NotInForce(string institution, DateOnly on) =>
        RoutingCodes.NotInForce.Refusal(institution, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Cite(Route route) => route.Rule is null ? route.Id : $"{route.Id} ({route.Rule})";
}
