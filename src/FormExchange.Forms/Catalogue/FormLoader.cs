using System.Xml.Linq;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>Makes forms of the files in their folders: form.xml, schema, rules. One loader reads all forms of a catalogue: what they share is checked once.</summary>
internal sealed class FormLoader(CatalogueFolder folder)
{
    public const string CommonNamespace = "urn:formexchange:common:1";

    /// <summary>By schema file: the rules that its declarations name.</summary>
    private readonly Dictionary<string, IReadOnlySet<string>> rulesOfSchemas = new(StringComparer.Ordinal);

    private readonly Lock loading = new();

    /// <summary>The forms of some form.xml files; what is wrong with the others is among the folder's problems.</summary>
    public IReadOnlyList<FormDefinition> Load(IEnumerable<string> files)
    {
        var forms = Read(files);
        var shared = new SchemaFiles(folder, new ProblemList());
        var together = shared.Compile([.. forms.Select(SchemaFile)]);
        return
        [
            .. forms.Select(form => (form, Parts: together is null ? LoadAlone(form) : Load(form, shared, together))).Where(one => one.Parts is not null)
                .Select(one => new FormDefinition(one.form, new Lazy<FormParts>(one.Parts!))),
        ];
    }

    /// <summary>The forms of a folder that bears its <see cref="CheckedMark"/>: each is made when it is first asked for, of the bytes that the mark is about.</summary>
    public IReadOnlyList<FormDefinition> LoadWhenAsked(IEnumerable<string> files) =>
        [.. Read(files).Select(form => new FormDefinition(form, new Lazy<FormParts>(() => LoadChecked(form))))];

    private List<FormFile> Read(IEnumerable<string> files) => [.. files.Select(file => FormXml.Read(folder, file)).OfType<FormFile>()];

    private FormParts LoadChecked(FormFile form)
    {
        lock (loading)
        {
            return LoadAlone(form) ?? throw new InvalidOperationException($"{form.File} was marked as checked.");
        }
    }

    /// <summary>When the schemas do not compile as one, each says what is wrong with it.</summary>
    private FormParts? LoadAlone(FormFile form)
    {
        var files = new SchemaFiles(folder, folder.Problems);
        var compiled = files.Compile(SchemaFile(form));
        if (compiled is null)
        {
            ReadAnnotations(files.Behind(SchemaFile(form)));
            return null;
        }

        return Load(form, files, compiled);
    }

    private FormParts? Load(FormFile form, SchemaFiles schemaFiles, CompiledSchemas compiled)
    {
        var before = folder.Problems.Count;
        var place = CatalogueFolder.Parent(form.File) + "/";
        var files = schemaFiles.Behind(SchemaFile(form));
        var annotated = ReadAnnotations(files);
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal) { [form.Namespace] = "f", [CommonNamespace] = "c" };
        if (FormSchema.Create(compiled, form.Namespace, form.Root, prefixes) is not { } schema)
        {
            folder.Problems.Add(CatalogueCodes.RootMissing, SchemaFile(form), null, form.Root);
            return null;
        }

        if (schema.Paths.Recursive is { } recursive)
        {
            folder.Problems.Add(CatalogueCodes.SchemaRecursive, SchemaFile(form), null, recursive.QualifiedName.Name);
            return null;
        }

        FormPaths.Check(folder, form, schema);
        new TimePaths(folder, form, schema).Check();
        var reader = new SchematronXml(folder, form, schema);
        var rules = form.RulesFile is { } name ? reader.Read(place + name) : new RuleSet([]);
        CheckRuleIds(form, rules, annotated);
        var layout = new LayoutXml(folder, schema).Read(place + LayoutXml.FileName);
        if (layout is null || folder.Problems.Count > before)
        {
            return null;
        }

        var texts = reader.Files.Append(form.File).Append(place + LayoutXml.FileName).Select(file => folder.Xml(file)?.Root).OfType<XElement>().ToList();
        return new FormParts(schema, rules, RuleList.Of(form, schema, rules, annotated), layout)
        {
            ToConfirm = new Lazy<IReadOnlyList<OpenPoint>>(() => OpenPoints.Of(texts, schema, rules)),
            SchemaDigest = folder.Digest(files),
            RulesDigest = folder.Digest([form.File, .. reader.Files]),
            FilesDigest = folder.Digest([.. files, form.File, .. reader.Files, place + LayoutXml.FileName]),
        };
    }

    private static string SchemaFile(FormFile form) => CatalogueFolder.Parent(form.File) + "/" + form.SchemaFile;

    /// <summary>Checks the words and constructs of every schema file, once each, and gives the rules that they name.</summary>
    private HashSet<string> ReadAnnotations(IReadOnlyList<string> files)
    {
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!rulesOfSchemas.TryGetValue(file, out var named))
            {
                rulesOfSchemas[file] = named = ReadAnnotations(file);
            }

            rules.UnionWith(named);
        }

        return rules;
    }

    private HashSet<string> ReadAnnotations(string file)
    {
        if (folder.Xml(file)?.Root is not { } schema)
        {
            return [];
        }

        AnnotationCheck.Check(folder, file, schema);
        SchemaSubset.Check(folder, file, schema);
        return schema.Name.Namespace == XNamespace.Get("http://www.w3.org/2001/XMLSchema") ? [.. AnnotationCheck.Rules(schema)] : [];
    }

    /// <summary>No rule stands twice: what the Schematron file judges, form.xml's list does not judge again.</summary>
    private void CheckRuleIds(FormFile form, RuleSet rules, HashSet<string> annotated)
    {
        // One part of a rule may be a supporting document, another an assertion: then each bears its part's name behind a dot.
        var judged = rules.Asserts.SelectMany(assert => new[] { assert.Id, assert.Code }).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in form.Checklist?.Entries ?? [])
        {
            if (entry.Rule is { } rule && (judged.Contains(rule) || annotated.Contains(rule)))
            {
                folder.Problems.Add(CatalogueCodes.Duplicate, form.File, entry.Line, rule);
            }
        }

        foreach (var (rule, element) in form.CrossRules.Where(one => judged.Contains(one.Rule.Id) || annotated.Contains(one.Rule.Id)))
        {
            element.Problem(CatalogueCodes.Duplicate, rule.Id);
        }

        if (form.Checklist is { InFrenchRule: { } french } checklist && judged.Contains(french))
        {
            folder.Problems.Add(CatalogueCodes.Duplicate, form.File, checklist.Path.Line, french);
        }
    }
}
