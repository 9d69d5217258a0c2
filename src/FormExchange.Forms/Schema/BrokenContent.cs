using System.Xml;
using System.Xml.Schema;
using System.Xml.XPath;

namespace FormExchange.Forms.Schema;

/// <summary>Says in words what is wrong with the children of one element: which are missing, which do not belong, which are out of place.</summary>
internal sealed class BrokenContent(FormSchema schema, FindingList findings)
{
    private const int MostAlternativesNamed = 6;

    /// <summary>
    /// Reports on the children of <paramref name="parent"/>; <paramref name="culprit"/> is the child at which the framework stopped, null
    /// when it stopped at the end. Returns how many findings there were.
    /// </summary>
    public int Report(XPathNavigator parent, XmlSchemaElement declaration, XPathNavigator? culprit)
    {
        var before = findings.Count;
        var present = Present(parent);
        foreach (var missing in schema.Content.Demanded(declaration).Where(element => !present.Contains(element.QualifiedName)))
        {
            findings.Say(schema, parent, missing, SchemaCodes.RequiredElement);
        }

        var strangers = ContentModel.HasWildcard(declaration) ? 0 : Strangers(parent, declaration);
        if (findings.Count > before || strangers > 0)
        {
            return findings.Count - before;
        }

        var expected = Expected(parent, declaration, culprit, out var complete);
        if (culprit is not null)
        {
            Misplaced(parent, declaration, culprit, expected, present);
        }
        else if (!complete && expected.Count > 0)
        {
            findings.Say(schema, parent, expected[0], SchemaCodes.RequiredElement, Alternatives(expected));
        }
        else if (!complete)
        {
            findings.Say(schema, parent, declaration, SchemaCodes.RequiredElement, SchemaCodes.Content);
        }

        return findings.Count - before;
    }

    /// <summary>A child that the parent knows, at a wrong place or once too often; or one before which a choice was left unmade.</summary>
    private void Misplaced(
        XPathNavigator parent, XmlSchemaElement declaration, XPathNavigator culprit, List<XmlSchemaElement> expected, HashSet<XmlQualifiedName> present)
    {
        if (expected.Count > 0 && expected.TrueForAll(element => !present.Contains(element.QualifiedName)))
        {
            findings.Say(schema, parent, expected[0], SchemaCodes.RequiredElement, Alternatives(expected));
            return;
        }

        findings.Say(schema, culprit, schema.Content.Child(declaration, culprit) ?? declaration, SchemaCodes.UnexpectedElement);
    }

    private int Strangers(XPathNavigator parent, XmlSchemaElement declaration)
    {
        var count = 0;
        var child = parent.Clone();
        for (var more = child.MoveToFirstChild(); more && !findings.IsFull; more = child.MoveToNext())
        {
            if (child.NodeType == XPathNodeType.Element && schema.Content.Child(declaration, child) is null)
            {
                count++;
                findings.Stranger(schema, child);
            }
        }

        return count;
    }

    private static HashSet<XmlQualifiedName> Present(XPathNavigator parent)
    {
        var names = new HashSet<XmlQualifiedName>();
        var child = parent.Clone();
        for (var more = child.MoveToFirstChild(); more; more = child.MoveToNext())
        {
            if (child.NodeType == XPathNodeType.Element)
            {
                names.Add(new XmlQualifiedName(child.LocalName, child.NamespaceURI));
            }
        }

        return names;
    }

    /// <summary>What a fresh validator would take after the children before <paramref name="culprit"/>, and whether it could also end there.</summary>
    private List<XmlSchemaElement> Expected(XPathNavigator parent, XmlSchemaElement declaration, XPathNavigator? culprit, out bool complete)
    {
        var errors = 0;
        var names = new XmlNamespaceManager(new NameTable());
        var replay = new XmlSchemaValidator(names.NameTable!, schema.Set, names, XmlSchemaValidationFlags.None);
        replay.ValidationEventHandler += (_, _) => errors++;
        replay.Initialize(declaration);
        replay.ValidateElement(parent.LocalName, parent.NamespaceURI, null);
        replay.ValidateEndOfAttributes(null);
        var child = parent.Clone();
        for (var more = child.MoveToFirstChild(); more && !(culprit is not null && child.IsSamePosition(culprit)); more = child.MoveToNext())
        {
            if (child.NodeType == XPathNodeType.Element)
            {
                replay.ValidateElement(child.LocalName, child.NamespaceURI, null);
                replay.SkipToEndElement(null);
            }
        }

        var expected = replay.GetExpectedParticles().OfType<XmlSchemaElement>().Where(element => element.MinOccurs > 0).Select(schema.Content.Resolve).ToList();
        errors = 0;
        replay.ValidateEndElement(null);
        complete = errors == 0;
        return expected;
    }

    private LocalizedText Alternatives(List<XmlSchemaElement> expected)
    {
        var labels = expected.Take(MostAlternativesNamed).Select(element => schema.Words(element).Label).ToList();
        string In(string language) => string.Join(SchemaCodes.Or.In(language), labels.Select(label => label.In(language)));
        return new LocalizedText(In("fr"), In("ar"), In("en"));
    }
}
