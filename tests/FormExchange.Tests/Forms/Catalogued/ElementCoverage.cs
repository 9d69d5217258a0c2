using System.Text.RegularExpressions;
using System.Xml.Schema;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>Which elements of the tables a form's schema lacks, or has another number of times or without a value that the tables name.</summary>
internal sealed class ElementCoverage(FormDefinition form)
{
    private readonly DeclaredPaths paths = new(form.Schema);

    public IEnumerable<Missing> Missing() =>
        Tables.Elements.Where(row => row.Owner == form.Code).SelectMany(row => Missing(form.Schema.Root, string.Empty, row));

    private IEnumerable<Missing> Missing(XmlSchemaElement from, string place, ElementRow row)
    {
        var path = place + row.Path;
        var found = paths.Follow(from, row.Path);
        if (found.Count == 0)
        {
            yield return new Missing(form.Code, "element " + path, "is not there");
            yield break;
        }

        if (!found.Any(one => one.Occurrence.Is(row.HowOften)))
        {
            yield return new Missing(form.Code, "element " + path, $"is there {string.Join(" or ", found.Select(one => one.Occurrence))} times, not {row.HowOften}");
        }

        foreach (var value in row.Values.Where(value => !found.Any(one => Takes(one.Element, value))))
        {
            yield return new Missing(form.Code, $"element {path} = {value}", "is no value of it");
        }

        foreach (var missing in row.Groups.SelectMany(group => Tables.Groups[group]).SelectMany(part => Missing(found[0].Element, path + "/", part)))
        {
            yield return missing;
        }
    }

    /// <summary>By the nearest type that has a list or a pattern; a type without either takes what its kind takes.</summary>
    private static bool Takes(XmlSchemaElement element, string value)
    {
        for (XmlSchemaType? type = element.ElementSchemaType; type is XmlSchemaSimpleType simple; type = type.BaseXmlSchemaType)
        {
            var facets = (simple.Content as XmlSchemaSimpleTypeRestriction)?.Facets.OfType<XmlSchemaFacet>().ToList() ?? [];
            if (facets.OfType<XmlSchemaEnumerationFacet>().ToList() is { Count: > 0 } list)
            {
                return list.Exists(one => one.Value == value);
            }

            if (facets.OfType<XmlSchemaPatternFacet>().ToList() is { Count: > 0 } patterns)
            {
                return patterns.Exists(one => Regex.IsMatch(value, $"\\A(?:{one.Value})\\z", RegexOptions.None, Regex.InfiniteMatchTimeout));
            }
        }

        return true;
    }
}
