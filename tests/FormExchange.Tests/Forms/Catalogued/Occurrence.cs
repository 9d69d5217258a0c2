using System.Globalization;
using System.Xml.Schema;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>How often an element may stand, read off a schema's particles or as the tables write it: 1, 0..1, 1..n.</summary>
internal readonly record struct Occurrence(decimal Least, decimal Most)
{
    /// <summary>A bound that no paper reaches is as good as none.</summary>
    private const decimal Many = 20;

    public static Occurrence Never => new(0, 0);

    public static Occurrence Once => new(1, 1);

    /// <summary>How often a name may stand directly in what the particle allows.</summary>
    public static Occurrence Of(XmlSchemaParticle? particle, string name)
    {
        if (particle is XmlSchemaElement element)
        {
            return element.QualifiedName.Name == name ? new Occurrence(element.MinOccurs, element.MaxOccurs) : Never;
        }

        if (particle is not XmlSchemaGroupBase group)
        {
            return Never;
        }

        var parts = group.Items.OfType<XmlSchemaParticle>().Select(item => Of(item, name)).DefaultIfEmpty().ToList();
        var once = group is XmlSchemaChoice
            ? new Occurrence(parts.Min(part => part.Least), parts.Max(part => part.Most))
            : new Occurrence(parts.Sum(part => part.Least), Sum(parts));
        return once.Times(new Occurrence(group.MinOccurs, group.MaxOccurs));
    }

    public Occurrence Times(Occurrence other) => new(
        Least * other.Least,
        Most == 0 || other.Most == 0 ? 0 : Most == decimal.MaxValue || other.Most == decimal.MaxValue ? decimal.MaxValue : Most * other.Most);

    /// <summary>Whether it is what a table says; "any" is content with once at least.</summary>
    public bool Is(string written)
    {
        if (written == "any")
        {
            return Most > 0;
        }

        var bounds = written.Split("..");
        return Least == decimal.Parse(bounds[0], CultureInfo.InvariantCulture)
            && (bounds[^1] == "n" ? Most >= Many : Most == decimal.Parse(bounds[^1], CultureInfo.InvariantCulture));
    }

    public override string ToString() => Most == Least ? $"{Least}" : $"{Least}..{(Most >= Many ? "n" : Most)}";

    private static decimal Sum(List<Occurrence> parts) =>
        parts.Exists(part => part.Most == decimal.MaxValue) ? decimal.MaxValue : parts.Sum(part => part.Most);
}
