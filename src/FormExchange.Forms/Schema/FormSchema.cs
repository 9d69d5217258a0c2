using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;

namespace FormExchange.Forms.Schema;

/// <summary>The schema of one form with the one root element that documents have, and the words that its annotations give to each declaration.</summary>
internal sealed partial class FormSchema
{
    private readonly CompiledSchemas compiled;
    private readonly ConcurrentDictionary<string, IReadOnlyList<XmlQualifiedName>> plain = new(StringComparer.Ordinal);
    private readonly Lazy<ElementPaths> paths;
    private readonly Lazy<HashSet<XmlQualifiedName>> elements;
    private readonly Lazy<DatedValues> dated;

    private FormSchema(CompiledSchemas compiled, XmlSchemaElement root, IReadOnlyDictionary<string, string> prefixes)
    {
        this.compiled = compiled;
        Root = root;
        Prefixes = prefixes;
        paths = new Lazy<ElementPaths>(() => new ElementPaths(this));
        dated = new Lazy<DatedValues>(() => new DatedValues(this));
        elements = new Lazy<HashSet<XmlQualifiedName>>(() => [.. Declarations().OfType<XmlSchemaElement>().Select(element => element.QualifiedName)]);
    }

    /// <summary>The set that knows this form, and maybe others.</summary>
    public XmlSchemaSet Set => compiled.Set;

    public XmlSchemaElement Root { get; }

    public ContentModel Content => compiled.Content;

    /// <summary>Every place where the schema allows an element.</summary>
    public ElementPaths Paths => paths.Value;

    /// <summary>Where a valid document has values that must not be after its signature.</summary>
    public DatedValues Dated => dated.Value;

    /// <summary>The catalogue's prefix for each namespace that documents use.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; }

    public static FormSchema? Create(CompiledSchemas compiled, string ns, string root, IReadOnlyDictionary<string, string> prefixes) =>
        compiled.Content.Global(new XmlQualifiedName(root, ns)) is { } element ? new FormSchema(compiled, element, prefixes) : null;

    /// <summary>The declaration's own words, where it has none those of its type; or its bare name.</summary>
    public DeclarationWords Words(XmlSchemaAnnotated declaration) => compiled.Words(declaration);

    /// <summary>
    /// The declaration that a path of names with the catalogue's prefixes leads to from <paramref name="from"/>, and whether it is there
    /// exactly once in every valid document; null when the path is not plain or leads nowhere.
    /// </summary>
    public DeclaredElement? Find(XmlSchemaElement from, string path)
    {
        var found = new DeclaredElement(from, true);
        foreach (var step in path.Split('/'))
        {
            if (Name(step) is not { } name || Content.Children(found.Element).FirstOrDefault(child => child.Element.QualifiedName == name) is not { } next)
            {
                return null;
            }

            found = next with { Always = found.Always && next.Always };
        }

        return found;
    }

    /// <summary>The names of a path with the catalogue's prefixes, which loading has held against the schema.</summary>
    public IReadOnlyList<XmlQualifiedName> Plain(string path) =>
        plain.GetOrAdd(path, text => [.. text.Split('/').Select(step => Name(step) ?? throw new InvalidOperationException($"{text} was not checked."))]);

    /// <summary>Every element and attribute declaration that a document can use, found from the root.</summary>
    public IEnumerable<XmlSchemaAnnotated> Declarations()
    {
        var seen = new HashSet<XmlSchemaElement>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<XmlSchemaElement>([Root]);
        while (waiting.TryPop(out var element))
        {
            if (!seen.Add(element))
            {
                continue;
            }

            yield return element;
            foreach (var attribute in (element.ElementSchemaType as XmlSchemaComplexType)?.AttributeUses.Values.OfType<XmlSchemaAttribute>() ?? [])
            {
                yield return attribute;
            }

            foreach (var child in Content.Children(element))
            {
                waiting.Push(child.Element);
            }
        }
    }

    /// <summary>The elements, with their prefixes, that an XPath expression names and no document of this form can have.</summary>
    public IEnumerable<string> Undeclared(string expression) =>
        PrefixedName().Matches(expression).Select(match => match.Value).Where(name => Name(name) is { } known && !elements.Value.Contains(known)).Distinct();

    [GeneratedRegex(@"\b\w+:\w[\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixedName();

    private XmlQualifiedName? Name(string step)
    {
        var at = step.IndexOf(':');
        if (at <= 0 || !step.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '_'))
        {
            return null;
        }

        var ns = Prefixes.FirstOrDefault(pair => pair.Value == step[..at]).Key;
        return ns is null ? null : new XmlQualifiedName(step[(at + 1)..], ns);
    }
}
