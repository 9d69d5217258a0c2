using System.Xml.XPath;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Steps;

/// <summary>What the steps of one validation hand to each other.</summary>
internal sealed class ValidationRun(FormCatalogue catalogue, ReadOnlyMemory<byte> bytes, FormDefinition? acceptedBy)
{
    private FormDefinition? form;
    private XPathNavigator? root;
    private FormDocument? document;

    public FormCatalogue Catalogue => catalogue;

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>The form of whose schema it is known already that it accepts these bytes.</summary>
    public FormDefinition? AcceptedBy => acceptedBy;

    public FindingList Findings { get; } = new();

    /// <summary>Set once the root element is known to be a form's.</summary>
    public FormDefinition? Form => form;

    /// <summary>Set once the schema accepts.</summary>
    public FormDocument? Document => document;

    public IReadOnlyList<DatedValue> Dated { get; set; } = [];

    /// <summary>The root element, once the document is loaded.</summary>
    public XPathNavigator Root => root ?? throw new InvalidOperationException("The step that loads the document comes first.");

    public FormDefinition KnownForm => form ?? throw new InvalidOperationException("The step that finds the form comes first.");

    public FormDocument KnownDocument => document ?? throw new InvalidOperationException("The schema step comes first.");

    public void Load(XPathNavigator loaded)
    {
        loaded.MoveToFollowing(XPathNodeType.Element);
        root = loaded;
    }

    public void Recognise(FormDefinition found)
    {
        form = found;
        Findings.Layout = found.Layout;
    }

    /// <summary>Does <paramref name="work"/> with the form's expressions bound, on the day that the document bears and with the directory to ask.</summary>
    public T Ask<T>(Func<PreparedRules, T> work) => KnownForm.RuleSet.With(
        KnownForm.Schema.Prefixes, CalendarMath.Write(KnownDocument.DateSigned), (institution, role) => catalogue.HoldsRole(institution, role), work);

    public void Accept(FormDocument accepted) => document = accepted;
}
