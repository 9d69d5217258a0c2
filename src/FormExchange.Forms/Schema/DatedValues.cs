using System.Xml.Schema;
using System.Xml.XPath;

namespace FormExchange.Forms.Schema;

/// <summary>A valid value of a type whose values must not be after the day of signature.</summary>
internal sealed record DatedValue(XPathNavigator Node, XmlSchemaAnnotated Declaration);

/// <summary>Finds them in a document of which it is known that the schema accepts it; no other part of it is looked at.</summary>
internal sealed class DatedValues
{
    private readonly FormSchema schema;
    private readonly HashSet<XmlSchemaElement> leading = new(ReferenceEqualityComparer.Instance);

    public DatedValues(FormSchema schema)
    {
        this.schema = schema;
        _ = Leads(schema.Root, new HashSet<XmlSchemaElement>(ReferenceEqualityComparer.Instance));
    }

    public IReadOnlyList<DatedValue> In(XPathNavigator root)
    {
        var found = new List<DatedValue>();
        Collect(root, schema.Root, found);
        return found;
    }

    private bool Leads(XmlSchemaElement element, HashSet<XmlSchemaElement> above)
    {
        if (!above.Add(element))
        {
            return leading.Contains(element);
        }

        var leads = schema.Words(element).NotAfterSigned || schema.Content.Attributes(element).Any(one => schema.Words(one).NotAfterSigned);
        foreach (var child in schema.Content.Children(element))
        {
            leads |= Leads(child.Element, above);
        }

        if (leads)
        {
            leading.Add(element);
        }

        return leads;
    }

    private void Collect(XPathNavigator node, XmlSchemaElement declaration, List<DatedValue> found)
    {
        foreach (var use in schema.Content.Attributes(declaration).Where(use => schema.Words(use).NotAfterSigned))
        {
            var attribute = node.Clone();
            if (attribute.MoveToAttribute(use.QualifiedName.Name, use.QualifiedName.Namespace))
            {
                found.Add(new DatedValue(attribute, use));
            }
        }

        var child = node.Clone();
        for (var more = child.MoveToFirstChild(); more; more = child.MoveToNext())
        {
            if (child.NodeType == XPathNodeType.Element && schema.Content.Child(declaration, child) is { } declared && leading.Contains(declared))
            {
                Collect(child, declared, found);
            }
        }

        if (schema.Words(declaration).NotAfterSigned)
        {
            found.Add(new DatedValue(node.Clone(), declaration));
        }
    }
}
