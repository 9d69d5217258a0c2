using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Schema;
using System.Xml.XPath;

namespace FormExchange.Forms.Schema;

/// <summary>A child that a declaration allows; <paramref name="Always"/>: exactly once in every valid parent.</summary>
internal sealed record DeclaredElement(XmlSchemaElement Element, bool Always);

/// <summary>Which children an element may and must have, read off the compiled particles.</summary>
internal sealed class ContentModel
{
    private readonly Dictionary<XmlQualifiedName, XmlSchemaElement> globals;
    private readonly ConcurrentDictionary<XmlSchemaElement, IReadOnlyList<DeclaredElement>> children = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentDictionary<XmlSchemaElement, IReadOnlyList<XmlSchemaAttribute>> attributes = new(ReferenceEqualityComparer.Instance);

    public ContentModel(XmlSchemaSet set)
    {
        // Read once, while nobody validates: a compiled set is safe for many readers only as long as its tables are left alone.
        globals = set.GlobalElements.Values.OfType<XmlSchemaElement>().ToDictionary(element => element.QualifiedName);
    }

    public XmlSchemaElement? Global(XmlQualifiedName name) => globals.GetValueOrDefault(name);

    /// <summary>The attributes that an element may have.</summary>
    public IReadOnlyList<XmlSchemaAttribute> Attributes(XmlSchemaElement element) => attributes.GetOrAdd(
        element,
        declared => declared.ElementSchemaType is XmlSchemaComplexType complex ? [.. complex.AttributeUses.Values.OfType<XmlSchemaAttribute>()] : []);

    public IReadOnlyList<DeclaredElement> Children(XmlSchemaElement parent) => children.GetOrAdd(
        parent,
        element => element.ElementSchemaType is XmlSchemaComplexType complex ? [.. Walk(complex.ContentTypeParticle, true)] : []);

    /// <summary>Whether a parent may have more than one child of this name.</summary>
    public bool Repeats(XmlSchemaElement parent, XmlQualifiedName name) =>
        parent.ElementSchemaType is XmlSchemaComplexType complex && Most(complex.ContentTypeParticle, name) > 1;

    private decimal Most(XmlSchemaParticle? particle, XmlQualifiedName name) => particle switch
    {
        XmlSchemaElement element => Resolve(element).QualifiedName == name ? element.MaxOccurs : 0,
        XmlSchemaGroupBase group => Times(group, group.Items.OfType<XmlSchemaParticle>().Select(item => Most(item, name)).DefaultIfEmpty(0).Max()),
        _ => 0,
    };

    private static decimal Times(XmlSchemaParticle group, decimal inside) => inside == 0 ? 0 : Math.Max(group.MaxOccurs, inside);

    public XmlSchemaElement? Child(XmlSchemaElement parent, XPathNavigator child)
    {
        foreach (var allowed in Children(parent))
        {
            var name = allowed.Element.QualifiedName;
            if (name.Name == child.LocalName && name.Namespace == child.NamespaceURI)
            {
                return allowed.Element;
            }
        }

        return null;
    }

    public static bool HasElementContent(XmlSchemaElement element) =>
        element.ElementSchemaType is XmlSchemaComplexType { ContentType: XmlSchemaContentType.ElementOnly or XmlSchemaContentType.Mixed or XmlSchemaContentType.Empty };

    /// <summary>Whether the element takes children that its schema does not name: then nothing in it is a stranger.</summary>
    public static bool HasWildcard(XmlSchemaElement element) =>
        element.ElementSchemaType is XmlSchemaComplexType complex && HasWildcard(complex.ContentTypeParticle);

    private static bool HasWildcard(XmlSchemaParticle? particle) =>
        particle is XmlSchemaAny || (particle is XmlSchemaGroupBase group && group.Items.OfType<XmlSchemaParticle>().Any(HasWildcard));

    /// <summary>The declaration itself, not a reference to it.</summary>
    public XmlSchemaElement Resolve(XmlSchemaElement element) =>
        !element.RefName.IsEmpty && globals.TryGetValue(element.RefName, out var declared) ? declared : element;

    private IEnumerable<DeclaredElement> Walk(XmlSchemaParticle? particle, bool always)
    {
        switch (particle)
        {
            case XmlSchemaElement element:
                yield return new DeclaredElement(Resolve(element), always && element is { MinOccurs: 1, MaxOccurs: 1 });
                break;
            case XmlSchemaGroupBase group:
                var inside = always && group is { MinOccurs: 1, MaxOccurs: 1 } && (group is not XmlSchemaChoice || group.Items.Count == 1);
                foreach (var found in group.Items.OfType<XmlSchemaParticle>().SelectMany(item => Walk(item, inside)))
                {
                    yield return found;
                }

                break;
        }
    }

    /// <summary>Children that every valid parent has at least once.</summary>
    public IReadOnlyList<XmlSchemaElement> Demanded(XmlSchemaElement parent) =>
        parent.ElementSchemaType is XmlSchemaComplexType complex ? [.. Demanded(complex.ContentTypeParticle)] : [];

    private IEnumerable<XmlSchemaElement> Demanded(XmlSchemaParticle? particle) => particle switch
    {
        { MinOccurs: 0 } => [],
        XmlSchemaElement element => [Resolve(element)],
        XmlSchemaChoice { Items.Count: > 1 } => [],
        XmlSchemaGroupBase group => group.Items.OfType<XmlSchemaParticle>().SelectMany(Demanded),
        _ => [],
    };
}
