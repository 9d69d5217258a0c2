using System.Xml.Linq;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Elements dropped, repeated, moved, renamed, wrapped: what a program that misreads the schema might send.</summary>
internal static class TreeMutations
{
    private static readonly Action<XDocument, XElement, Random>[] All =
        [Drop, Repeat, RepeatOften, Move, Swap, Rename, NameOfAnother, OtherNamespace, NoNamespace, Wrap, Bury, Empty, AddText, AddStranger, KeepOnlyFirst];

    public static string Apply(XDocument document, Random random)
    {
        var elements = document.Descendants().ToList();
        var element = elements[random.Next(20) == 0 ? 0 : random.Next(elements.Count)];
        var mutation = All[random.Next(All.Length)];
        mutation(document, element, random);
        return $"{mutation.Method.Name} {element.Name.LocalName}";
    }

    private static void Drop(XDocument document, XElement element, Random random)
    {
        if (element.Parent is not null)
        {
            element.Remove();
        }
    }

    private static void Repeat(XDocument document, XElement element, Random random) => Repeat(element, random.Next(1, 4));

    private static void RepeatOften(XDocument document, XElement element, Random random) => Repeat(element, random.Next(2, 60));

    private static void Move(XDocument document, XElement element, Random random)
    {
        var places = document.Descendants().Where(place => place.HasElements && !place.AncestorsAndSelf().Contains(element)).ToList();
        if (element.Parent is not null && places.Count > 0)
        {
            element.Remove();
            places[random.Next(places.Count)].Add(element);
        }
    }

    private static void Swap(XDocument document, XElement element, Random random)
    {
        if (element.ElementsAfterSelf().FirstOrDefault() is { } next)
        {
            next.Remove();
            element.AddBeforeSelf(next);
        }
    }

    private static void Rename(XDocument document, XElement element, Random random) =>
        element.Name = element.Name.Namespace + (random.Next(2) == 0 ? element.Name.LocalName + "X" : element.Name.LocalName.ToLowerInvariant());

    private static void NameOfAnother(XDocument document, XElement element, Random random)
    {
        var names = document.Descendants().Select(one => one.Name).Distinct().ToList();
        Name(element, names[random.Next(names.Count)]);
    }

    private static void OtherNamespace(XDocument document, XElement element, Random random)
    {
        var other = document.Descendants().Select(one => one.Name.Namespace).FirstOrDefault(one => one != element.Name.Namespace) ?? XNamespace.Get("urn:other");
        Name(element, other + element.Name.LocalName);
    }

    private static void NoNamespace(XDocument document, XElement element, Random random) => Name(element, element.Name.LocalName);

    private static void Wrap(XDocument document, XElement element, Random random)
    {
        if (element.Parent is not null)
        {
            element.ReplaceWith(new XElement(element.Name, element));
        }
    }

    private static void Bury(XDocument document, XElement element, Random random)
    {
        var deep = new XElement(element.Name, element.Value);
        for (var depth = random.Next(1, 80); depth > 0; depth--)
        {
            deep = new XElement(element.Name, deep);
        }

        element.Add(deep);
    }

    private static void Empty(XDocument document, XElement element, Random random) => element.RemoveNodes();

    private static void AddText(XDocument document, XElement element, Random random) => element.AddFirst(random.Next(2) == 0 ? "text" : "\n\t ");

    private static void AddStranger(XDocument document, XElement element, Random random) =>
        element.Add(new XElement(XNamespace.Get("urn:stranger") + "Stranger", new XAttribute("colour", "red"), "text"));

    private static void KeepOnlyFirst(XDocument document, XElement element, Random random) => element.Elements().Skip(1).Remove();

    /// <summary>Its own default namespace, if it declares one, goes with its old name.</summary>
    private static void Name(XElement element, XName name)
    {
        element.Attributes().Where(attribute => attribute.Name == "xmlns").Remove();
        element.Name = name;
    }

    private static void Repeat(XElement element, int times)
    {
        if (element.Parent is not null)
        {
            element.AddAfterSelf(Enumerable.Range(0, times).Select(_ => new XElement(element)));
        }
    }
}
