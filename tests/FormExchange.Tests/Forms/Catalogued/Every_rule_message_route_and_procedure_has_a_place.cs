using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>
/// Where each rule, message, route and procedure of the sources lives, and the sample or test that shows it: Coverage.approved.txt, made anew
/// by each run and read by a person.
/// </summary>
public sealed class Every_rule_message_route_and_procedure_has_a_place
{
    private static readonly FormCatalogue Catalogue = Samples.Catalogue;

    private static readonly ILookup<string, string> SamplesByRule = Samples.All.Where(sample => Samples.Promised(sample) is not null)
        .OrderBy(sample => sample.Contains('~', StringComparison.Ordinal)).ToLookup(sample => Samples.Promised(sample)!, StringComparer.Ordinal);

    [Fact]
    public void None_is_lost()
    {
        var lines = Rules().Concat(Messages()).Concat(Routes()).Concat(Procedures()).ToList();
        lines.Where(line => line.Contains("| -", StringComparison.Ordinal)).ShouldBeEmpty("these have no place, or nothing shows them");
        Approved.Match(string.Join('\n', lines) + "\n", "Coverage");
    }

    private static IEnumerable<string> Rules() =>
        from row in Tables.Rules
        let homes = Homes(row.Id).ToList()
        select $"rule {row.Id} | {row.Severity} | {Told(homes)} | {SamplesByRule[row.Id].FirstOrDefault() ?? Test(homes)}";

    private static IEnumerable<(string Kind, string Where)> Homes(string rule) =>
        Catalogue.Forms.SelectMany(form => Of(form, rule).Select(kind => (kind, form.Code)))
            .Concat(Catalogue.Routes.Where(route => route.Rule == rule).Select(route => ("route", route.Id)))
            .Concat(Catalogue.Procedures.Where(procedure => procedure.Statements.Any(one => one.Id == rule) || procedure.Steps.Any(step => step.Deadline?.Rule == rule)).Select(procedure => ("procedure", procedure.Id)))
            .Concat(Catalogue.Selections.Where(selection => selection.Id == rule || selection.Cases.Any(one => one.Rule == rule)).Select(selection => ("selection", selection.Id)));

    private static IEnumerable<string> Of(FormDefinition form, string rule)
    {
        if (form.RuleSet.Asserts.Any(assert => assert.Code == rule))
        {
            yield return "schematron";
        }

        if (form.Rules.Any(one => one.Id == rule && one.Origin == RuleOrigin.Checklist) || form.SupportingDocuments.Any(document => document.Rule?.Split('.')[0] == rule))
        {
            yield return "checklist";
        }

        if (form.Rules.Any(one => one.Id == rule && one.Origin == RuleOrigin.Schema))
        {
            yield return "schema";
        }

        if (form.Statements.Any(one => one.Id == rule))
        {
            yield return "statement";
        }

        if (form.CrossRules.Any(one => one.Id == rule) || form.Deadlines.Any(one => one.Rule == rule))
        {
            yield return "form.xml";
        }
    }

    private static string Told(List<(string Kind, string Where)> homes) => homes.Count == 0 ? "-"
        : string.Join("; ", homes.GroupBy(home => home.Kind).Select(group => $"{group.Key} {string.Join(' ', group.Select(home => home.Where).Distinct())}"));

    /// <summary>What shows a rule that no document alone can break.</summary>
    private static string Test(List<(string Kind, string Where)> homes) => homes.Select(home => home.Kind).FirstOrDefault() switch
    {
        "statement" => "Forms/Every_form_is_shown_whole",
        "form.xml" => "Forms/RulesAcrossDocuments",
        "route" => "Cli/Explains_routes",
        "procedure" => "Forms/Catalogued/Procedures_are_whole",
        "selection" => "Cli/Tells_which_form",
        _ => "-",
    };

    private static IEnumerable<string> Messages() =>
        from code in Tables.Messages
        let form = Catalogue.FindByCode(code)
        let steps = Catalogue.Procedures.Where(procedure => procedure.Steps.Any(step => step.Messages.Contains(code))).Select(procedure => procedure.Id)
        select form is null ? $"message {code} | -" : $"message {code} | {Path.GetRelativePath(Samples.Folder, form.Folder)} | {string.Join(' ', steps)} | {Samples.All.Count(sample => Samples.FormOf(sample) == form)} samples";

    private static IEnumerable<string> Routes() =>
        from id in Tables.Routes
        let routes = Catalogue.Routes.Where(route => route.Id == id || route.Id.StartsWith(id + "-", StringComparison.Ordinal)).ToList()
        select $"route {id} | {(routes.Count == 0 ? "-" : string.Join(' ', routes.Select(route => route.Id)))} | Cli/Explains_routes";

    private static IEnumerable<string> Procedures() =>
        from id in Tables.Steps.Select(step => step.Procedure).Distinct()
        let procedure = Catalogue.Procedures.FirstOrDefault(one => one.Id == id)
        select procedure is null ? $"procedure {id} | -" : $"procedure {id} | {procedure.Steps.Count} steps | {procedure.Eessi ?? "no analogue"} | Forms/Catalogued/Procedures_are_whole";
}
