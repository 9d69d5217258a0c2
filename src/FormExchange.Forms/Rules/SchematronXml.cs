using FormExchange.Forms.Catalogue;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Rules;

/// <summary>Reads a Schematron file of the subset that other ISO Schematron tools judge alike, and compiles it.</summary>
internal sealed class SchematronXml(CatalogueFolder folder, FormFile form, FormSchema schema)
{
    public const string Namespace = "http://purl.oclc.org/dsdl/schematron";

    private readonly ExpressionReader expressions = new(schema.Prefixes, form.Namespace, form.Root);
    private readonly Dictionary<string, (string Language, string Text)> diagnostics = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> usedDiagnostics = new(StringComparer.Ordinal);
    private readonly HashSet<string> portable = new(StringComparer.Ordinal);

    public RuleSet Read(string file)
    {
        if (folder.Root(file, "schema", Namespace) is not { } root)
        {
            return RuleSet.Empty;
        }

        if (root.Required("queryBinding") != "xslt")
        {
            root.Problem(CatalogueCodes.AttributeValue, root.Name, "queryBinding");
        }

        root.Language();
        root.OptionalChild("title");
        ReadPrefixes(root);
        ReadDiagnostics(root);
        var patterns = root.Children("pattern").Select(ReadPattern).ToList();
        CheckPhases(root, patterns);
        foreach (var unused in diagnostics.Keys.Except(usedDiagnostics))
        {
            root.Problem(CatalogueCodes.DiagnosticUnused, unused);
        }

        root.Done();
        return new RuleSet(patterns);
    }

    /// <summary>Other tools read the prefixes from the file: they must say what ours are.</summary>
    private void ReadPrefixes(StrictElement root)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in root.Children("ns"))
        {
            declared[element.Required("prefix")] = element.Required("uri");
            element.Done();
        }

        foreach (var (ns, prefix) in schema.Prefixes.Append(new(RuleFunctions.Namespace, "fx")))
        {
            if (declared.Remove(prefix, out var uri) ? uri != ns : prefix != "fx")
            {
                root.Problem(CatalogueCodes.PrefixWrong, prefix, ns);
            }
        }

        foreach (var other in declared.Keys)
        {
            root.Problem(CatalogueCodes.PrefixWrong, other, form.Namespace);
        }
    }

    private void ReadDiagnostics(StrictElement root)
    {
        if (root.OptionalChild("diagnostics") is not { } list)
        {
            return;
        }

        foreach (var element in list.Children("diagnostic"))
        {
            var id = element.Required("id");
            var language = element.Language() ?? "";
            if (!LocalizedText.Languages.Contains(language) || element.Value.Length == 0)
            {
                element.Problem(CatalogueCodes.TextLanguage, id);
            }

            if (!diagnostics.TryAdd(id, (language, element.Value)))
            {
                element.Problem(CatalogueCodes.Duplicate, id);
            }

            element.Done();
        }

        list.Done();
    }

    private RulePattern ReadPattern(StrictElement element)
    {
        var id = element.Required("id");
        expressions.Begin();
        var variables = element.Children("let").Select(expressions.Define).OfType<RuleVariable>().ToList();
        var contexts = new HashSet<string>(StringComparer.Ordinal);
        var rules = element.Children("rule").Select(rule => ReadRule(rule, contexts)).OfType<ContextRule>().ToList();
        expressions.Forget(variables);
        element.OptionalChild("title");
        element.Done();
        if (!expressions.UsedFunctions)
        {
            portable.Add(id);
        }

        return new RulePattern(id, variables, rules);
    }

    private ContextRule? ReadRule(StrictElement element, HashSet<string> contexts)
    {
        var context = element.Required("context");
        var select = CheckContext(element, context, contexts) ? expressions.Try("/" + context) : null;
        var variables = element.Children("let").Select(expressions.Define).OfType<RuleVariable>().ToList();
        var asserts = element.Children("assert").Select(ReadAssert).OfType<RuleAssert>().ToList();
        expressions.Forget(variables);
        element.Optional("id");
        element.Done();
        return select is null ? null : new ContextRule(context, select, variables, asserts);
    }

    /// <summary>A plain path from the root that the schema knows; two such paths never select one element unless they are equal.</summary>
    private bool CheckContext(StrictElement element, string context, HashSet<string> contexts)
    {
        var root = "f:" + form.Root;
        if (context != root && (!context.StartsWith(root + "/", StringComparison.Ordinal) || schema.Find(schema.Root, context[(root.Length + 1)..]) is null))
        {
            element.Problem(CatalogueCodes.ContextNotPlain, context);
            return false;
        }

        if (!contexts.Add(context))
        {
            element.Problem(CatalogueCodes.ContextOverlaps, context);
            return false;
        }

        return true;
    }

    private RuleAssert? ReadAssert(StrictElement element)
    {
        var id = element.Required("id");
        if (!ids.Add(id))
        {
            element.Problem(CatalogueCodes.Duplicate, id);
        }

        var test = expressions.Compile(element, element.Required("test"));
        var severity = element.OneOf(
            "role", (Severity?)null, ("error", Severity.Error), ("warning", Severity.Warning), ("information", Severity.Information));
        var see = element.Optional("see");
        var text = ReadTexts(element, element.Required("diagnostics"));
        if (element.Value.Length == 0)
        {
            element.Problem(CatalogueCodes.TextMissing, id, "en");
        }

        element.Done();
        return test is null || text is null ? null : new RuleAssert(id, test, severity, see, text);
    }

    private LocalizedText? ReadTexts(StrictElement element, string references)
    {
        var byLanguage = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in references.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            usedDiagnostics.Add(reference);
            if (!diagnostics.TryGetValue(reference, out var diagnostic))
            {
                element.Problem(CatalogueCodes.DiagnosticMissing, reference);
            }
            else if (!byLanguage.TryAdd(diagnostic.Language, diagnostic.Text))
            {
                element.Problem(CatalogueCodes.TextLanguage, reference);
            }
        }

        var missing = LocalizedText.Languages.Where(language => string.IsNullOrEmpty(byLanguage.GetValueOrDefault(language))).ToList();
        missing.ForEach(language => element.Problem(CatalogueCodes.TextMissing, element.Name, language));
        return missing.Count > 0 ? null : new LocalizedText(byLanguage["fr"], byLanguage["ar"], byLanguage["en"]);
    }

    /// <summary>The phase that other tools run holds exactly the patterns that need no function of ours.</summary>
    private void CheckPhases(StrictElement root, List<RulePattern> patterns)
    {
        foreach (var repeated in patterns.GroupBy(pattern => pattern.Id).Where(group => group.Count() > 1))
        {
            root.Problem(CatalogueCodes.Duplicate, repeated.Key);
        }

        foreach (var name in patterns.SelectMany(pattern => pattern.Variables).GroupBy(variable => variable.Name).Where(group => group.Count() > 1))
        {
            root.Problem(CatalogueCodes.Duplicate, name.Key);
        }

        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phase in root.Children("phase"))
        {
            var id = phase.Required("id");
            foreach (var active in phase.Children("active"))
            {
                var pattern = active.Required("pattern");
                active.Done();
                if (id == "portable")
                {
                    listed.Add(pattern);
                }
            }

            phase.Done();
        }

        if (!listed.SetEquals(portable))
        {
            root.Problem(CatalogueCodes.PortablePhase, string.Join(" ", portable.Except(listed).Concat(listed.Except(portable)).Order(StringComparer.Ordinal)));
        }
    }
}
