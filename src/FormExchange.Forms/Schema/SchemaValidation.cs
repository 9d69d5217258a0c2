using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using System.Xml.XPath;

namespace FormExchange.Forms.Schema;

/// <summary>
/// Judges one document by its schema and reports everything that is wrong, not only the first thing. Where the order or number of
/// children is wrong the framework stops looking at that parent; its children are then judged one by one, each as an island.
/// </summary>
internal sealed class SchemaValidation
{
    private readonly FormSchema schema;
    private readonly FindingList findings;
    private readonly XmlNamespaceManager noPrefixes = new(new NameTable());
    private readonly List<DatedValue> dated = [];
    private readonly XmlSchemaInfo info = new();
    private (XPathNavigator Node, XmlSchemaAnnotated Declaration) current;
    private int pending;

    private SchemaValidation(FormSchema schema, FindingList findings) => (this.schema, this.findings) = (schema, findings);

    /// <summary>
    /// Adds all that is wrong to <paramref name="findings"/>, and gives the valid values whose type says that they must not be after the day of
    /// signature.
    /// </summary>
    public static IReadOnlyList<DatedValue> Run(FormSchema schema, XPathNavigator root, FindingList findings)
    {
        var judged = PatternTimeout.Insist(lastTry =>
        {
            var validation = new SchemaValidation(schema, new FindingList { Layout = findings.Layout });
            validation.Judge(root, lastTry);
            return validation;
        });
        foreach (var finding in judged.findings.All)
        {
            findings.Add(finding);
        }

        return judged.dated;
    }

    private void Judge(XPathNavigator root, bool lastTry)
    {
        try
        {
            Island(root, schema.Root);
        }
        catch (RegexMatchTimeoutException) when (lastTry)
        {
            // The value takes longer than any honest one, whenever it is tried. What comes after it is not judged: the document is refused anyway.
            findings.Value(schema, current.Node, current.Declaration, SchemaCodes.Pattern);
        }
    }

    private void Island(XPathNavigator node, XmlSchemaElement declaration)
    {
        var validator = NewValidator(declaration);
        validator.ValidateElement(node.LocalName, node.NamespaceURI, info);
        Inside(validator, node, declaration);
    }

    private XmlSchemaValidator NewValidator(XmlSchemaElement start)
    {
        var validator = new XmlSchemaValidator(
            noPrefixes.NameTable!, schema.Set, noPrefixes, XmlSchemaValidationFlags.ProcessIdentityConstraints);
        validator.ValidationEventHandler += (_, e) => pending += e.Severity == XmlSeverityType.Error ? 1 : 0;
        validator.Initialize(start);
        return validator;
    }

    /// <summary>Everything of an element after its name; the validator stands in the parent's content afterwards.</summary>
    private void Inside(XmlSchemaValidator validator, XPathNavigator node, XmlSchemaElement declaration)
    {
        Attributes(validator, node, declaration);
        var broken = !Content(validator, node, declaration);
        if (broken || findings.IsFull)
        {
            validator.SkipToEndElement(null);
            return;
        }

        pending = 0;
        current = (node, declaration);
        validator.ValidateEndElement(null);
        if (pending > 0)
        {
            EndFault(node, declaration);
        }
        else if (!ContentModel.HasElementContent(declaration) && ValueFault.HasStrayLineFeed(declaration.ElementSchemaType, node.Value))
        {
            findings.Value(schema, node, declaration, SchemaCodes.Pattern);
        }
        else if (schema.Words(declaration).NotAfterSigned)
        {
            dated.Add(new DatedValue(node.Clone(), declaration));
        }
    }

    private void Attributes(XmlSchemaValidator validator, XPathNavigator node, XmlSchemaElement declaration)
    {
        var uses = schema.Content.Attributes(declaration);
        var attribute = node.HasAttributes ? node.Clone() : node;
        for (var more = node.HasAttributes && attribute.MoveToFirstAttribute(); more; more = attribute.MoveToNextAttribute())
        {
            pending = 0;
            current = (attribute, declaration);
            validator.ValidateAttribute(attribute.LocalName, attribute.NamespaceURI, attribute.Value, null);
            var use = uses.FirstOrDefault(one => one.QualifiedName.Name == attribute.LocalName && one.QualifiedName.Namespace == attribute.NamespaceURI);
            if (pending == 0 && ValueFault.HasStrayLineFeed(use?.AttributeSchemaType, attribute.Value))
            {
                findings.Value(schema, attribute, use!, SchemaCodes.Pattern);
                continue;
            }

            if (pending == 0)
            {
                if (use is not null && schema.Words(use).NotAfterSigned)
                {
                    dated.Add(new DatedValue(attribute.Clone(), use));
                }

                continue;
            }

            if (use?.AttributeSchemaType is { } type)
            {
                findings.Value(schema, attribute, use, ValueFault.Of(type, attribute.Value));
            }
            else
            {
                findings.Say(schema, attribute, declaration, SchemaCodes.UnexpectedAttribute);
            }
        }

        pending = 0;
        validator.ValidateEndOfAttributes(null);
        foreach (var use in uses.Where(use => pending > 0 && use.Use == XmlSchemaUse.Required
            && node.GetAttribute(use.QualifiedName.Name, use.QualifiedName.Namespace).Length == 0))
        {
            findings.Say(schema, node, use, SchemaCodes.RequiredAttribute);
        }
    }

    /// <summary>False when the children are not those that the schema allows; everything that can be said about them has then been said.</summary>
    private bool Content(XmlSchemaValidator validator, XPathNavigator node, XmlSchemaElement declaration)
    {
        var child = node.Clone();
        for (var more = child.MoveToFirstChild(); more && !findings.IsFull; more = child.MoveToNext())
        {
            pending = 0;
            if (child.NodeType != XPathNodeType.Element)
            {
                Text(validator, child, node, declaration);
                continue;
            }

            validator.ValidateElement(child.LocalName, child.NamespaceURI, info);
            var allowed = schema.Content.Child(declaration, child) ?? info.SchemaElement;
            if (pending == 0 && allowed is not null)
            {
                Inside(validator, child, allowed);
                continue;
            }

            validator.SkipToEndElement(null);
            if (pending == 0)
            {
                continue; // What a wildcard lets through is judged by whoever knows it.
            }

            new BrokenContent(schema, findings).Report(node, declaration, child);
            IslandsFrom(child, declaration);
            return false;
        }

        return true;
    }

    private void IslandsFrom(XPathNavigator first, XmlSchemaElement parent)
    {
        var child = first.Clone();
        do
        {
            if (child.NodeType == XPathNodeType.Element && schema.Content.Child(parent, child) is { } declared)
            {
                Island(child, declared);
            }
        }
        while (!findings.IsFull && child.MoveToNext());
    }

    private void Text(XmlSchemaValidator validator, XPathNavigator text, XPathNavigator node, XmlSchemaElement declaration)
    {
        if (text.NodeType is XPathNodeType.Whitespace or XPathNodeType.SignificantWhitespace || text.Value.AsSpan().IndexOfAnyExcept(" \t\r\n") < 0)
        {
            validator.ValidateWhitespace(text.Value);
        }
        else
        {
            validator.ValidateText(text.Value);
        }

        if (pending > 0)
        {
            findings.Say(schema, node, declaration, SchemaCodes.Type);
        }
    }

    private void EndFault(XPathNavigator node, XmlSchemaElement declaration)
    {
        if (ContentModel.HasElementContent(declaration))
        {
            var missing = new BrokenContent(schema, findings).Report(node, declaration, null);
            if (missing == 0)
            {
                findings.Say(schema, node, declaration, SchemaCodes.Duplicate);
            }

            return;
        }

        if (declaration.ElementSchemaType is { Datatype: { } datatype } type && !ValueFault.IsValid(datatype, node.Value))
        {
            findings.Value(schema, node, declaration, ValueFault.Of(type, node.Value));
        }
        else
        {
            findings.Say(schema, node, declaration, SchemaCodes.Duplicate);
        }
    }
}
