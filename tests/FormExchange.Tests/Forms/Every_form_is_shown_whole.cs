using System.Xml.Schema;
using System.Xml.XPath;
using FormExchange.Forms;
using FormExchange.Forms.Schema;
using FormExchange.Tests.House;

namespace FormExchange.Tests.Forms;

/// <summary>The samples of a form show all of it: each element, in the full sample wherever that is possible.</summary>
public sealed class Every_form_is_shown_whole
{
    public static TheoryData<string> Forms => [.. Samples.Catalogue.Forms.Select(form => $"{form.Code} {form.Version}")];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_element_of_the_schema_stands_in_a_valid_sample(string form)
    {
        var definition = Definition(form);
        var used = Valid(definition).SelectMany(sample => Used(definition, sample)).ToHashSet(ReferenceEqualityComparer.Instance);
        Names(Declared(definition.Schema).Where(element => !used.Contains(element))).ShouldBeEmpty();
    }

    [Fact]
    public void The_full_sample_has_each_element_but_the_other_branches_of_its_choices() => ShrinkingList.Hold(
        "ShownElsewhere",
        Samples.Catalogue.Forms.SelectMany(form => NotInTheFullSample(form).Select(element => $"{form.Code} {form.Version} {element.QualifiedName.Name}")),
        "The full sample shows a newcomer all that a form can hold.",
        "add the element to valid-full.xml; if a rule forbids it there, show it in another valid sample and name the rule in the list.");

    /// <summary>Elements that could stand in what the full sample has, and do not.</summary>
    private static IEnumerable<XmlSchemaElement> NotInTheFullSample(FormDefinition form)
    {
        var full = Valid(form).Single(sample => Path.GetFileName(sample) == "valid-full.xml");
        var used = Used(form, full).ToHashSet();
        var branches = used.SelectMany(Branches).Select(form.Schema.Content.Resolve).ToHashSet();
        return used.SelectMany(form.Schema.Content.Children).Select(child => child.Element)
            .Where(element => !used.Contains(element) && !branches.Contains(element)).Distinct();
    }

    private static FormDefinition Definition(string form) => Samples.Catalogue.Forms.Single(one => $"{one.Code} {one.Version}" == form);

    private static IEnumerable<string> Valid(FormDefinition form) =>
        Samples.All.Where(sample => Samples.Promised(sample) is null && Samples.FormOf(sample) == form);

    private static IEnumerable<string> Names(IEnumerable<XmlSchemaElement> elements) => elements.Select(element => element.QualifiedName.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<XmlSchemaElement> Declared(FormSchema schema) => schema.Declarations().OfType<XmlSchemaElement>();

    /// <summary>The declarations of all elements of a sample.</summary>
    private static IEnumerable<XmlSchemaElement> Used(FormDefinition form, string sample)
    {
        var root = SafeXml.LoadXPath(Samples.Bytes(sample)).CreateNavigator();
        root.MoveToFollowing(XPathNodeType.Element);
        return Used(form.Schema.Content, form.Schema.Root, root);
    }

    private static IEnumerable<XmlSchemaElement> Used(ContentModel content, XmlSchemaElement declaration, XPathNavigator element)
    {
        yield return declaration;
        foreach (XPathNavigator child in element.SelectChildren(XPathNodeType.Element))
        {
            foreach (var used in Used(content, content.Child(declaration, child).ShouldNotBeNull(child.Name), child))
            {
                yield return used;
            }
        }
    }

    /// <summary>The children of which an element has one or another, never both.</summary>
    private static IEnumerable<XmlSchemaElement> Branches(XmlSchemaElement element) =>
        element.ElementSchemaType is XmlSchemaComplexType complex ? Branches(complex.ContentTypeParticle, false) : [];

    private static IEnumerable<XmlSchemaElement> Branches(XmlSchemaParticle? particle, bool inChoice) => particle switch
    {
        XmlSchemaElement element when inChoice => [element],
        XmlSchemaGroupBase group => group.Items.OfType<XmlSchemaParticle>()
            .SelectMany(item => Branches(item, inChoice || group is XmlSchemaChoice { Items.Count: > 1, MaxOccurs: 1 })),
        _ => [],
    };
}
