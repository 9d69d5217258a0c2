using System.Xml.Linq;
using FormExchange.Forms.Catalogue;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Rules;

/// <summary>Reads a Schematron file of the subset that other ISO Schematron tools judge alike, and compiles it.</summary>
internal sealed class SchematronXml(CatalogueFolder folder, FormFile form, FormSchema schema)
{
    public const string Namespace = "http://purl.oclc.org/dsdl/schematron";

    private readonly ExpressionReader expressions = new(schema.Prefixes, form.Namespace, form.Root);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> portable = new(StringComparer.Ordinal);
    private readonly List<string> files = [];

    /// <summary>The Schematron file and those that it includes.</summary>
    public IReadOnlyList<string> Files => files;

    public RuleSet Read(string file)
    {
        files.Add(file);
        if (folder.Root(file, "schema", Namespace) is not { } root)
        {
            return new RuleSet([]);
        }

        if (root.Required("queryBinding") != "xslt")
        {
            root.Problem(CatalogueCodes.AttributeValue, root.Name, "queryBinding");
        }

        root.Language();
        root.OptionalChild("title");
        ReadPrefixes(root);
        var own = root.Children("pattern").Select(element => (element.Line, Pattern: (RulePattern?)ReadPattern(element, false))).ToList();
        var included = root.Children("include").Select(element => (element.Line, Pattern: Include(element)));
        var patterns = own.Concat(included).OrderBy(one => one.Line).Select(one => one.Pattern).OfType<RulePattern>().ToList();
        CheckPhases(root, patterns);
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

    /// <summary>Rules that several forms share: a file of the catalogue whose root is a pattern, as ISO Schematron includes one.</summary>
    private RulePattern? Include(StrictElement element)
    {
        var reference = element.Required("href");
        element.Done();
        if (folder.Resolve(element.File, reference) is not { } file)
        {
            element.Problem(CatalogueCodes.ImportOutside);
            return null;
        }

        if (!folder.Exists(file))
        {
            element.Problem(CatalogueCodes.ImportMissing, reference);
            return null;
        }

        files.Add(file);
        var before = folder.Problems.Count;
        if (folder.Root(file, "pattern", Namespace) is not { } pattern)
        {
            return null;
        }

        var read = ReadPattern(pattern, true);
        if (read.Rules.Count == 0 && folder.Problems.Count == before)
        {
            element.Problem(CatalogueCodes.IncludeIdle, reference);
        }

        return read;
    }

    private RulePattern ReadPattern(StrictElement element, bool shared)
    {
        var id = element.Required("id");
        expressions.Begin();
        var variables = element.Children("let").Select(expressions.Define).OfType<RuleVariable>().ToList();
        var contexts = new HashSet<string>(StringComparer.Ordinal);
        var rules = element.Children("rule").Select(rule => ReadRule(rule, contexts, shared)).OfType<ContextRule>().ToList();
        expressions.Forget(variables);
        element.OptionalChild("title");
        element.Done();
        if (!expressions.UsedFunctions)
        {
            portable.Add(id);
        }

        return new RulePattern(id, variables, rules);
    }

    private ContextRule? ReadRule(StrictElement element, HashSet<string> contexts, bool shared)
    {
        var context = element.Required("context");
        var paths = ReadContext(element, context, contexts, shared);
        var variables = element.Children("let").Select(expressions.Define).OfType<RuleVariable>().ToList();
        var asserts = element.Children("assert").Select(ReadAssert).OfType<RuleAssert>().ToList();
        expressions.Forget(variables);
        element.Optional("id");
        element.Done();
        return paths.Count == 0 ? null : new ContextRule(context, paths, variables, asserts);
    }

    /// <summary>
    /// The places that the schema has for a context. Two rules of a pattern never share one: of such rules other tools would judge only the
    /// first. A shared pattern may speak of places that this form has not.
    /// </summary>
    private List<ElementPath> ReadContext(StrictElement element, string context, HashSet<string> contexts, bool shared)
    {
        var alternatives = RuleContextPath.Read(context, schema.Prefixes)?.Resolve(schema.Paths).ToList();
        if (alternatives is null || (!shared && alternatives.Exists(places => places.Count == 0)))
        {
            element.Problem(CatalogueCodes.ContextNotPlain, context);
            return [];
        }

        var paths = alternatives.SelectMany(places => places).DistinctBy(path => path.Text).ToList();
        if (paths.Find(path => !contexts.Add(path.Text)) is { } taken)
        {
            element.Problem(CatalogueCodes.ContextOverlaps, taken.Text);
            return [];
        }

        return paths;
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
        var subject = element.Optional("subject") is { } place ? expressions.CompileNodes(element, place) : null;
        var text = element.Texts(element.Children(XNamespace.Get(CatalogueFolder.Namespace) + "Text"));
        if (element.Value.Length == 0)
        {
            element.Problem(CatalogueCodes.TextMissing, id, "en");
        }

        element.Done();
        return test is null || text is null ? null : new RuleAssert(id, test, severity, see, text) { Subject = subject };
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
