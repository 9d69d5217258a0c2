using System.Xml;
using System.Xml.Schema;
using FormExchange.Forms.Catalogue;

namespace FormExchange.Forms.Schema;

/// <summary>
/// Reads schemas and all that they import from inside the schemas folder, without a resolver, and compiles them as one. Whatever is wrong
/// goes to <paramref name="problems"/> with file and line.
/// </summary>
internal sealed class SchemaFiles(CatalogueFolder folder, ProblemList problems)
{
    private const string BaseUri = "formexchange:///";

    private readonly Dictionary<string, XmlSchema> byFile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> targets = new(StringComparer.Ordinal);

    /// <summary>The compiled schemas, or null when there were problems.</summary>
    public CompiledSchemas? Compile(params IReadOnlyList<string> files)
    {
        var before = problems.Count;
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, e) => Report(e.Exception, files[0]);
        var roots = files.Select(Read).OfType<XmlSchema>().ToList();
        if (roots.Count < files.Count || problems.Count > before)
        {
            return null;
        }

        foreach (var schema in roots.Concat(byFile.Values))
        {
            if (!set.Contains(schema))
            {
                set.Add(schema);
            }
        }

        set.Compile();
        return problems.Count == before ? new CompiledSchemas(set) : null;
    }

    /// <summary>The files that make the schema in <paramref name="file"/>, relative to the folder, in a stable order.</summary>
    public IReadOnlyList<string> Behind(string file)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([file]);
        while (waiting.TryPop(out var one))
        {
            if (byFile.ContainsKey(one) && found.Add(one))
            {
                targets[one].ForEach(waiting.Push);
            }
        }

        return [.. found];
    }

    private XmlSchema? Read(string file)
    {
        if (byFile.TryGetValue(file, out var known))
        {
            return known;
        }

        if (folder.Bytes(file) is not { } bytes)
        {
            return null;
        }

        XmlSchema? schema;
        try
        {
            using var reader = SafeXml.CreateReader(new MemoryStream(bytes, writable: false), BaseUri + file);
            schema = XmlSchema.Read(reader, (_, e) => Report(e.Exception, file));
        }
        catch (XmlException broken)
        {
            problems.Add(CatalogueCodes.FileNotXml, file, broken.LineNumber);
            return null;
        }

        if (schema is null)
        {
            problems.Add(CatalogueCodes.SchemaInvalid, file, null, "");
            return null;
        }

        byFile.Add(file, schema);
        targets.Add(file, []);
        foreach (var external in schema.Includes.OfType<XmlSchemaExternal>())
        {
            ReadExternal(file, external);
        }

        return schema;
    }

    private void ReadExternal(string file, XmlSchemaExternal external)
    {
        var location = external.SchemaLocation ?? "";
        if (external is XmlSchemaRedefine || folder.Resolve(file, location) is not { } target)
        {
            problems.Add(CatalogueCodes.ImportOutside, file, external.LineNumber);
        }
        else if (!folder.Exists(target))
        {
            problems.Add(CatalogueCodes.ImportMissing, file, external.LineNumber, location);
        }
        else
        {
            targets[file].Add(target);
            external.Schema = Read(target);
        }
    }

    /// <summary>The framework's English sentence is not passed on: file, line and name of the declaration say where to look.</summary>
    private void Report(XmlSchemaException problem, string file)
    {
        var at = problem.SourceUri is { } uri && uri.StartsWith(BaseUri, StringComparison.Ordinal) ? uri[BaseUri.Length..] : file;
        var name = problem.SourceSchemaObject switch
        {
            XmlSchemaElement element => element.QualifiedName.Name,
            XmlSchemaAttribute attribute => attribute.QualifiedName.Name,
            XmlSchemaType type => type.Name ?? "",
            XmlSchemaFacet facet => facet.Value ?? "",
            _ => "",
        };
        problems.Add(CatalogueCodes.SchemaInvalid, at, problem.LineNumber > 0 ? problem.LineNumber : null, name);
    }
}
