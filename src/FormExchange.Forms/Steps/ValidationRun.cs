using System.Xml.XPath;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Steps;

/// <summary>What the steps of one validation hand to each other.</summary>
internal sealed class ValidationRun(FormCatalogue catalogue, ReadOnlyMemory<byte> bytes)
{
    private FormDefinition? form;
    private XPathNavigator? root;
    private FormDocument? document;

    public FormCatalogue Catalogue => catalogue;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public FindingList Findings { get; } = new();

    /// <summary>Set once the root element is known to be a form's.</summary>
    public FormDefinition? Form => form;

    /// <summary>Set once the schema accepts.</summary>
    public FormDocument? Document => document;

    public IReadOnlyList<DatedValue> Dated { get; set; } = [];

    public XPathNavigator Root => root ?? throw new InvalidOperationException("The step that finds the form comes first.");

    public FormDefinition KnownForm => form ?? throw new InvalidOperationException("The step that finds the form comes first.");

    public FormDocument KnownDocument => document ?? throw new InvalidOperationException("The schema step comes first.");

    public void Recognise(FormDefinition found, XPathNavigator at)
    {
        form = found;
        root = at;
        Findings.Layout = found.Layout;
    }

    public void Accept(FormDocument accepted) => document = accepted;
}
