namespace FormExchange.Forms.Catalogue;

/// <summary>What no file can know alone: that codes are unique, that what is named exists, that each form can travel.</summary>
internal sealed class CrossChecks(
    ProblemList problems,
    IReadOnlyList<FormDefinition> forms,
    IReadOnlyList<(Institution Institution, StrictElement Element)> institutions,
    IReadOnlyList<(Route Route, StrictElement Element)> routes,
    IReadOnlyList<(Procedure Procedure, StrictElement Element)> procedures,
    IReadOnlyList<(Selection Selection, StrictElement Element)> selections)
{
    public void Run(IReadOnlySet<string> knownCodes)
    {
        Unique(institutions.Select(found => (found.Institution.Id, found.Element)));
        Unique(routes.Select(found => (found.Route.Id, found.Element)));
        Unique(procedures.Select(found => (found.Procedure.Id, found.Element)));
        Unique(selections.Select(found => (found.Selection.Id, found.Element)));
        UniqueForms();
        Parents();
        NamedForms(knownCodes);
        HeldRoles();
        OtherForms(knownCodes);
        Travel();
        Agreement();
    }

    private static void Unique(IEnumerable<(string Id, StrictElement Element)> all)
    {
        foreach (var repeated in all.Where(one => one.Id.Length > 0).GroupBy(one => one.Id, StringComparer.Ordinal))
        {
            foreach (var (id, element) in repeated.Skip(1))
            {
                element.Problem(CatalogueCodes.Duplicate, id);
            }
        }
    }

    /// <summary>A code belongs to one convention; an alias or printed number that equals another form's code would be taken for it.</summary>
    private void UniqueForms()
    {
        foreach (var repeated in forms.GroupBy(form => form.Code, StringComparer.Ordinal).Where(group => group.Select(form => form.Convention).Distinct().Count() > 1))
        {
            foreach (var form in repeated.Skip(1))
            {
                problems.Add(CatalogueCodes.Duplicate, form.File.File, 1, form.Code);
            }
        }

        foreach (var form in forms)
        {
            foreach (var alias in form.Aliases.Where(alias => forms.Any(other => other.Code != form.Code && (other.Code == alias || other.Aliases.Contains(alias)))))
            {
                problems.Add(CatalogueCodes.Duplicate, form.File.File, 1, alias);
            }
        }
    }

    private void Parents()
    {
        var ids = institutions.Select(found => found.Institution.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (institution, element) in institutions.Where(found => found.Institution.ParentId is { } parent && !ids.Contains(parent)))
        {
            element.Problem(CatalogueCodes.InstitutionUnknown, institution.ParentId!);
        }
    }

    private void NamedForms(IReadOnlySet<string> known)
    {
        var named = routes.SelectMany(found => found.Route.Forms.Select(code => (found.Element, Code: code)))
            .Concat(procedures.SelectMany(found => found.Procedure.Steps.SelectMany(Named).Distinct().Select(code => (found.Element, Code: code))))
            .Concat(selections.SelectMany(found => found.Selection.Cases.SelectMany(one => new[] { one.Form, one.CompletedBy }).OfType<string>().Distinct().Select(code => (found.Element, Code: code))));
        foreach (var (element, code) in named.Where(one => one.Code.Length > 0 && one.Code != ProcedureStep.Anything && !known.Contains(one.Code)))
        {
            element.Problem(CatalogueCodes.FormUnknown, code);
        }
    }

    private static IEnumerable<string> Named(ProcedureStep step) =>
        step.Deadline?.Message is { } message ? [.. step.Messages, .. step.Answers, message] : step.Messages.Concat(step.Answers);

    private void HeldRoles()
    {
        var held = institutions.SelectMany(found => found.Institution.Roles).ToHashSet(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            foreach (var party in new[] { form.File.Sender, form.File.Receiver }.Where(party => !held.Contains(party.Role)))
            {
                problems.Add(CatalogueCodes.RoleNotHeld, form.File.File, party.Place.Line, party.Role);
            }
        }

        var named = routes.SelectMany(found => new[] { (found.Element, found.Route.FromRole), (found.Element, found.Route.ToRole) })
            .Concat(procedures.SelectMany(found => found.Procedure.Parties.Where(party => party.Role is not null).Select(party => (found.Element, party.Role!))));
        foreach (var (element, role) in named.Where(one => one.Item2.Length > 0 && !held.Contains(one.Item2)))
        {
            element.Problem(CatalogueCodes.RoleNotHeld, role);
        }

        HeldInCountry(held);
    }

    /// <summary>A route from or to a country in which nobody holds the role would never be taken.</summary>
    private void HeldInCountry(HashSet<string> held)
    {
        var parties = routes.SelectMany(found => new[]
        {
            (found.Element, Role: found.Route.FromRole, Country: found.Route.FromCountry), (found.Element, Role: found.Route.ToRole, Country: found.Route.ToCountry),
        });
        foreach (var (element, role, country) in parties.Where(one => one.Country is not null && held.Contains(one.Role)))
        {
            if (!institutions.Any(found => found.Institution.Country == country && found.Institution.Roles.Contains(role)))
            {
                element.Problem(CatalogueCodes.RoleNotHeld, $"{role} ({country})");
            }
        }
    }

    /// <summary>A cross rule names a form of this catalogue, and that form has the path.</summary>
    private void OtherForms(IReadOnlySet<string> known)
    {
        foreach (var (rule, element) in forms.SelectMany(form => form.File.CrossRules))
        {
            foreach (var side in new[] { rule.Subject, rule.Limit }.OfType<CrossSide>().Where(side => side.Message is not null))
            {
                var versions = forms.Where(form => form.Code == side.Message).ToList();
                if (!known.Contains(side.Message!))
                {
                    element.Problem(CatalogueCodes.FormUnknown, side.Message!);
                }
                else if (side.Path is not null && versions.Count > 0 && !versions.Exists(form => form.Schema.Find(form.Schema.Root, side.Path) is not null))
                {
                    element.Problem(CatalogueCodes.PathUnknown, side.Path);
                }
            }
        }
    }

    /// <summary>A form that no route carries and that answers nothing could be filled in and never sent; nor could one that opens a case: an opening needs a route.</summary>
    private void Travel()
    {
        var routed = routes.Where(found => !found.Route.Barred).SelectMany(found => found.Route.Forms).ToHashSet(StringComparer.Ordinal);
        var steps = procedures.SelectMany(found => found.Procedure.Steps).ToList();
        var answering = steps.Where(step => step.Answers.Count > 0).SelectMany(step => step.Messages)
            .Except(steps.Where(step => step is { Opens: true, IsKept: false }).SelectMany(step => step.Messages)).ToHashSet(StringComparer.Ordinal);
        foreach (var form in forms.Where(form => !routed.Contains(form.Code) && !answering.Contains(form.Code)))
        {
            problems.Add(TravelCodes.NoWay, form.File.File, 1, form.Code);
        }
    }

    /// <summary>A route for a form goes from a role to a role that the form itself names.</summary>
    private void Agreement()
    {
        foreach (var (route, element) in routes.Where(found => !found.Route.Barred))
        {
            foreach (var code in route.Forms)
            {
                var versions = forms.Where(form => form.Code == code).ToList();
                if (versions.Count > 0 && !versions.Exists(form => form.SenderRole == route.FromRole && form.ReceiverRole == route.ToRole))
                {
                    element.Problem(TravelCodes.RouteRoles, code);
                }
            }
        }
    }
}
