using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>
/// Which rules of the tables are nowhere, or weigh something else. A rule may live in the Schematron file, in form.xml (checklist,
/// statement, a rule across documents), in an annotation of the schema, in a route, a procedure or a selection.
/// </summary>
internal sealed class RuleCoverage(FormCatalogue catalogue, string folder)
{
    private const string Statement = "statement";
    private const string Declared = "declared";

    private readonly List<XElement> routes = [.. Directory.GetFiles(Path.Combine(folder, "routes"), "*.xml").SelectMany(file => Root(file).Elements())];
    private readonly Dictionary<FormDefinition, ILookup<string, string>> weights = [];

    public IEnumerable<Missing> Missing(string code) =>
        from row in Tables.Rules
        where row.Forms.Contains(code)
        let weights = Homes(code).SelectMany(form => Weights(form)[row.Id]).Concat(Elsewhere(row.Id)).Distinct().ToList()
        where !Is(row.Severity, weights)
        select new Missing(code, "rule " + row.Id, weights.Count == 0 ? "is not there" : $"weighs {string.Join(" and ", weights)}, not {row.Severity}");

    /// <summary>A matter that no form is about may be told by any of them.</summary>
    private IEnumerable<FormDefinition> Homes(string code) =>
        catalogue.Forms.Where(form => char.IsLower(code[0]) || form.Code == code);

    private static bool Is(string severity, List<string> weights) => severity switch
    {
        // The gravest is what counts: a rule may refuse under one edition and warn under another.
        "B" => weights.Contains("Error") || weights.Contains(Declared),
        "W" => (weights.Contains("Warning") || weights.Contains(Declared)) && !weights.Contains("Error"),
        "I" => weights.Exists(weight => weight is "Information" or Statement or Declared) && !weights.Exists(weight => weight is "Error" or "Warning"),
        "P" => weights.Exists(weight => weight is Statement or Declared or "Information"),
        _ => false,
    };

    private ILookup<string, string> Weights(FormDefinition form)
    {
        if (!weights.TryGetValue(form, out var known))
        {
            weights[form] = known = Read(form).ToLookup(pair => pair.Rule, pair => pair.Weight);
        }

        return known;
    }

    private IEnumerable<(string Rule, string Weight)> Read(FormDefinition form)
    {
        var ofForm = form.Rules.Select(rule => (rule.Id, rule.Severity.ToString()))
            .Concat(form.RuleSet.Asserts.Select(assert => (assert.Code, assert.Severity.ToString())))
            .Concat(form.Statements.Select(rule => (rule.Id, Statement)));
        var ofSchema = form.Schema.Declarations().Select(form.Schema.Words).Where(words => words.Rule is not null).Select(words => (words.Rule!, "Error"));
        return ofForm.Concat(ofSchema).Concat(AcrossDocuments(form)).Concat(OfRoutes(form));
    }

    /// <summary>What form.xml declares and no single document can break; it may say what it weighs.</summary>
    private static IEnumerable<(string Rule, string Weight)> AcrossDocuments(FormDefinition form) =>
        from declared in Root(Path.Combine(form.Folder, "form.xml")).Descendants()
        where declared.Name.LocalName is not ("Statement" or "SupportingDocument" or "OneOf" or "SupportingDocuments")
        let rule = (string?)declared.Attribute("rule")
        where rule is not null
        select (rule, Severity((string?)declared.Attribute("severity")));

    /// <summary>A route refuses whom it does not name, or opens the way that a rule allows.</summary>
    private IEnumerable<(string Rule, string Weight)> OfRoutes(FormDefinition form) =>
        from route in routes
        where route.Attribute("rule") is not null && route.Elements().Any(one => one.Name.LocalName == "Form" && (string?)one.Attribute("code") == form.Code)
        select ((string)route.Attribute("rule")!, Declared);

    /// <summary>What a procedure says or waits for, and what the answer to "which form" says, holds for every form.</summary>
    private IEnumerable<string> Elsewhere(string rule) =>
        catalogue.Procedures.Any(procedure => procedure.Statements.Any(statement => statement.Id == rule) || procedure.Steps.Any(step => step.Deadline?.Rule == rule))
            || catalogue.Selections.Any(selection => selection.Id == rule || selection.Cases.Any(one => one.Rule == rule))
            ? [Declared] : [];

    private static string Severity(string? written) => written switch
    {
        "error" => "Error",
        "warning" => "Warning",
        "information" => "Information",
        _ => Declared,
    };

    private static XElement Root(string file) => SafeXml.LoadXDocument(File.ReadAllBytes(file)).Root!;
}
