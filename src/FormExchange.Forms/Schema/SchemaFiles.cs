using System.Xml;
using System.Xml.Schema;
using FormExchange.Forms.Catalogue;

namespace FormExchange.Forms.Schema;

/// <summary>
/// Reads a schema and all that it imports from inside the schemas folder, without a resolver, and compiles it. Whatever is wrong goes to
/// the folder's problems with file and line.
/// </summary>
internal sealed class SchemaFiles(CatalogueFolder folder)
{
    private const string BaseUri = "formexchange:///";

    private readonly Dictionary<string, XmlSchema> byFile = new(StringComparer.Ordinal);

    /// <summary>The files that make the schema, relative to the folder, in a stable order.</summary>
    public IReadOnlyList<string> Files => [.. byFile.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The compiled set, or null when there were problems.</summary>
    public XmlSchemaSet? Compile(string file)
    {
        var before = folder.Problems.Count;
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, e) => Report(e.Exception, file);
        if (Read(file) is not { } root || folder.Problems.Count > before)
        {
            return null;
        }

        set.Add(root);
        foreach (var imported in byFile.Values)
        {
            if (!ReferenceEquals(imported, root) && !set.Contains(imported))
            {
                set.Add(imported);
            }
        }

        set.Compile();
        return folder.Problems.Count == before ? set : null;
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
            folder.Problems.Add(CatalogueCodes.FileNotXml, file, broken.LineNumber);
            return null;
        }

        if (schema is null)
        {
            folder.Problems.Add(CatalogueCodes.SchemaInvalid, file, null, "");
            return null;
        }

        byFile.Add(file, schema);
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
            folder.Problems.Add(CatalogueCodes.ImportOutside, file, external.LineNumber);
        }
        else if (!folder.Exists(target))
        {
            folder.Problems.Add(CatalogueCodes.ImportMissing, file, external.LineNumber, location);
        }
        else
        {
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
        folder.Problems.Add(CatalogueCodes.SchemaInvalid, at, problem.LineNumber > 0 ? problem.LineNumber : null, name);
    }
}
