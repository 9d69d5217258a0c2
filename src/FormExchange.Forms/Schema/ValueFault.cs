using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;

namespace FormExchange.Forms.Schema;

/// <summary>
/// Says what is wrong with a simple value. The framework names no reason in a form that a program may rely on, so the facets are looked
/// at again, in the order in which a person would want to hear of them.
/// </summary>
internal static class ValueFault
{
    private static readonly NameTable Names = new();

    public static bool IsValid(XmlSchemaDatatype datatype, string value) => Parses(datatype, value);

    public static CodedText Of(XmlSchemaType type, string value)
    {
        var datatype = type.Datatype;
        if (datatype is null || datatype.Variety != XmlSchemaDatatypeVariety.Atomic)
        {
            return SchemaCodes.Type;
        }

        if (XmlSchemaType.GetBuiltInSimpleType(datatype.TypeCode) is { Datatype: { } primitive } && !Parses(primitive, value))
        {
            return IsDate(datatype.TypeCode) ? SchemaCodes.Date : SchemaCodes.Type;
        }

        var facets = Facets(type);
        if (facets.Exists(level => level.Exists(facet => facet is XmlSchemaEnumerationFacet)
            && !level.Exists(facet => facet is XmlSchemaEnumerationFacet && facet.Value == datatype.Normalized(value))))
        {
            return SchemaCodes.Enumeration;
        }

        var all = facets.SelectMany(level => level).ToList();
        return all.Exists(facet => BreaksLength(facet, value)) ? SchemaCodes.Length
            : all.Exists(facet => BreaksRange(facet, value, datatype.TypeCode)) ? SchemaCodes.Range
            : all.Exists(facet => facet is XmlSchemaPatternFacet) ? SchemaCodes.Pattern
            : all.Exists(facet => facet is XmlSchemaTotalDigitsFacet or XmlSchemaFractionDigitsFacet) ? SchemaCodes.Digits
            : SchemaCodes.Type;
    }

    /// <summary>
    /// The framework's patterns let one line feed at the end of a text pass, where the standard and every other validator refuse it, unless
    /// the pattern itself has room for one: a text of several lines may end with its last line.
    /// </summary>
    public static bool HasStrayLineFeed(XmlSchemaType? type, string value) =>
        value.EndsWith('\n') && type?.Datatype is { TypeCode: XmlTypeCode.String }
        && Facets(type).Select(level => level.OfType<XmlSchemaPatternFacet>().ToList())
            .Any(patterns => patterns.Count > 0 && !patterns.Exists(pattern => AcceptsAllOf(pattern, value)));

    private static bool AcceptsAllOf(XmlSchemaPatternFacet pattern, string value) => Regex.IsMatch(value, $"\\A(?:{pattern.Value})\\z");

    /// <summary>White space as the type sees it; enumerations compare after that.</summary>
    private static string Normalized(this XmlSchemaDatatype datatype, string value) =>
        datatype.TypeCode == XmlTypeCode.String ? value : value.Trim(' ', '\t', '\r', '\n');

    private static List<List<XmlSchemaFacet>> Facets(XmlSchemaType type)
    {
        var levels = new List<List<XmlSchemaFacet>>();
        for (var one = type; one is not null; one = one.BaseXmlSchemaType)
        {
            var facets = one switch
            {
                XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction restriction } => restriction.Facets,
                XmlSchemaComplexType { ContentModel.Content: XmlSchemaSimpleContentRestriction restriction } => restriction.Facets,
                _ => null,
            };
            if (facets is { Count: > 0 })
            {
                levels.Add([.. facets.OfType<XmlSchemaFacet>()]);
            }
        }

        return levels;
    }

    private static bool BreaksLength(XmlSchemaFacet facet, string value) => facet switch
    {
        XmlSchemaLengthFacet => value.Length != Number(facet),
        XmlSchemaMinLengthFacet => value.Length < Number(facet),
        XmlSchemaMaxLengthFacet => value.Length > Number(facet),
        _ => false,
    };

    private static bool BreaksRange(XmlSchemaFacet facet, string value, XmlTypeCode code)
    {
        if (facet is not (XmlSchemaMinInclusiveFacet or XmlSchemaMaxInclusiveFacet or XmlSchemaMinExclusiveFacet or XmlSchemaMaxExclusiveFacet))
        {
            return false;
        }

        if (Compare(value, facet.Value ?? "", code) is not { } order)
        {
            return false;
        }

        return facet switch
        {
            XmlSchemaMinInclusiveFacet => order < 0,
            XmlSchemaMaxInclusiveFacet => order > 0,
            XmlSchemaMinExclusiveFacet => order <= 0,
            _ => order >= 0,
        };
    }

    private static int? Compare(string value, string limit, XmlTypeCode code)
    {
        if (IsDate(code))
        {
            return string.CompareOrdinal(value.Trim(), limit);
        }

        return decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(limit, NumberStyles.Number, CultureInfo.InvariantCulture, out var right)
                ? left.CompareTo(right)
                : null;
    }

    private static bool IsDate(XmlTypeCode code) =>
        code is XmlTypeCode.Date or XmlTypeCode.DateTime or XmlTypeCode.Time or XmlTypeCode.GYear or XmlTypeCode.GYearMonth or XmlTypeCode.GMonth
            or XmlTypeCode.GMonthDay or XmlTypeCode.GDay;

    private static int Number(XmlSchemaFacet facet) =>
        int.TryParse(facet.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool Parses(XmlSchemaDatatype datatype, string value)
    {
        try
        {
            datatype.ParseValue(value, Names, null);
            return true;
        }
        catch (XmlSchemaException)
        {
            return false;
        }
        catch (FormatException)
        {
            return false;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
