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
    /// <summary>The route of a document that opens a matter, and the procedure that it opens.</summary>
    public RouteDecision Opening(FormDocument document, string sender, string receiver, DateOnly on)
    {
        var route = Opening(document.Form, sender, receiver, on);
        return route.Refusal is null ? route with { Procedure = document.Opens } : route;
    }

    /// <summary>The route of a form, whatever stands in it.</summary>
    public RouteDecision Opening(FormDefinition form, string sender, string receiver, DateOnly on)
    {
        if (Parties(sender, receiver, on) is { } refusal)
        {
            return RouteDecision.Refuse(refusal);
        }

        if (catalogue.Routes.FirstOrDefault(r => r.Bars(form.Code) && Holds(r, sender, receiver)) is { } barred)
        {
            return RouteDecision.Refuse(RoutingCodes.Barred.Refusal(receiver, form.Code, Cite(barred)));
        }

        var routes = catalogue.Routes.Where(r => r.Carries(form.Code)).ToList();
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

        return new RouteDecision(route.Id, null, null);
    }

    /// <summary>The route of a document that answers <paramref name="answered"/>, an exchange as the answering or the asking side holds it.</summary>
    public RouteDecision Answer(FormDefinition form, string sender, string receiver, Exchange answered, DateOnly on)
    {
        if (Parties(sender, receiver, on) is { } refusal)
        {
            return RouteDecision.Refuse(refusal);
        }

        var answering = catalogue.Procedures.Where(p => p.HasAnswer(form.Code, answered.Form)).ToList();
        if ((answering.Find(p => p.Id == answered.Procedure) ?? answering.FirstOrDefault()) is not { } procedure)
        {
            return RouteDecision.Refuse(RoutingCodes.NotAnAnswer.Refusal(form.Code, answered.Form));
        }

        var accepted = answered.Direction == Direction.Outgoing || answered.Verdict == Verdict.Accepted;
        return sender == answered.Receiver && receiver == answered.Sender && accepted
            ? new RouteDecision(procedure.Id, procedure.WithinAny ? answered.Procedure : procedure.Id, null)
            : RouteDecision.Refuse(RoutingCodes.AnswerParties.Refusal(answered.Receiver, answered.Sender));
    }

    private bool Holds(Route route, string sender, string receiver) =>
        catalogue.HoldsRole(sender, route.FromRole, route.FromCountry) && catalogue.HoldsRole(receiver, route.ToRole, route.ToCountry);

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
