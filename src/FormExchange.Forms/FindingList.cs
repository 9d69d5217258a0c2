using System.Xml.Schema;
using System.Xml.XPath;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms;

/// <summary>The findings of one validation, cut off before a hostile document can make an endless report.</summary>
internal sealed class FindingList
{
    private const int Most = 200;

    private readonly List<Finding> findings = [];

    public int Count => findings.Count;

    public bool IsFull => findings.Count > Most;

    public bool HasError => findings.Exists(finding => finding.Severity == Severity.Error);

    public IReadOnlyList<Finding> All => findings;

    /// <summary>Where the form's printed boxes are, once the form is known.</summary>
    public FormLayout? Layout { get; set; }

    public void Add(Finding finding)
    {
        if (findings.Count < Most)
        {
            findings.Add(finding.Place.XPath is { } xpath && Layout?.Box(xpath) is { } box ? finding with { Place = finding.Place with { Box = box } } : finding);
        }
        else if (findings.Count == Most)
        {
            findings.Add(FormCodes.Truncated.Finding(Place.Unknown, Most));
        }
    }

    /// <summary>A fault of structure at <paramref name="node"/>, in the words of the declaration that it concerns.</summary>
    public void Say(FormSchema schema, XPathNavigator node, XmlSchemaAnnotated declaration, CodedText what, LocalizedText? label = null)
    {
        var words = schema.Words(declaration);
        Add(what.Finding(NodePlace.Of(node, schema.Prefixes), label ?? words.Label, words.Hint ?? SchemaCodes.NoHint));
    }

    /// <summary>A fault of value; the rule that the declaration enforces gives the code, if there is one.</summary>
    public void Value(FormSchema schema, XPathNavigator node, XmlSchemaAnnotated declaration, CodedText what)
    {
        var words = schema.Words(declaration);
        var finding = what.Finding(NodePlace.Of(node, schema.Prefixes), words.Label, words.Hint ?? SchemaCodes.NoHint);
        Add(words.Rule is { } rule ? finding with { Code = rule } : finding);
    }

    public void Stranger(FormSchema schema, XPathNavigator node) =>
        Add(SchemaCodes.UnexpectedElement.Finding(NodePlace.Of(node, schema.Prefixes), SchemaCodes.UnknownElement, ""));
}
