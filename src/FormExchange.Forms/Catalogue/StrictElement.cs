using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace FormExchange.Forms.Catalogue;

/// <summary>
/// Reads an element of a catalogue file and remembers what was asked for: <see cref="Done"/> reports every attribute and child that
/// nobody asked for, so that a slip of the pen in a data file never passes in silence.
/// </summary>
internal sealed class StrictElement
{
    private static readonly XName LanguageAttribute = XNamespace.Xml + "lang";

    /// <summary>In place of texts that are missing: the folder is refused for them, and what holds them is never shown.</summary>
    public static readonly LocalizedText Unreadable = new("?", "?", "?");

    private readonly XElement element;
    private readonly ProblemList problems;
    private readonly HashSet<XName> known = [];

    public StrictElement(XElement element, string file, ProblemList problems)
    {
        this.element = element;
        this.problems = problems;
        File = file;
    }

    public string File { get; }

    public int Line => ((IXmlLineInfo)element).LineNumber;

    public string Name => element.Name.LocalName;

    /// <summary>The element's own text, without the white space around it.</summary>
    public string Value => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)).Trim();

    public void Problem(CodedText what, params object[] values) => problems.Add(what, File, Line, values);

    /// <summary>An optional attribute; an empty one counts as absent.</summary>
    public string? Optional(string attribute) => Optional((XName)attribute);

    public string? Language() => Optional(LanguageAttribute);

    public string Required(string attribute)
    {
        if (Optional(attribute) is { } value)
        {
            return value;
        }

        Problem(CatalogueCodes.AttributeMissing, Name, attribute);
        return "";
    }

    public bool Flag(string attribute)
    {
        var value = Optional(attribute);
        if (value is not (null or "true" or "false"))
        {
            Problem(CatalogueCodes.AttributeValue, Name, attribute);
        }

        return value == "true";
    }

    public T OneOf<T>(string attribute, T? fallback, params (string Word, T Value)[] words)
        where T : struct
    {
        var value = fallback is null ? Required(attribute) : Optional(attribute);
        foreach (var (word, result) in words)
        {
            if (word == value)
            {
                return result;
            }
        }

        if (!string.IsNullOrEmpty(value))
        {
            Problem(CatalogueCodes.AttributeValue, Name, attribute);
        }

        return fallback ?? default;
    }

    public DateOnly? Date(string attribute)
    {
        if (Optional(attribute) is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Problem(CatalogueCodes.AttributeValue, Name, attribute);
        return null;
    }

    public CalendarSpan? Span(string attribute)
    {
        if (Optional(attribute) is not { } value)
        {
            return null;
        }

        if (CalendarSpan.Parse(value) is { } span)
        {
            return span;
        }

        Problem(CatalogueCodes.AttributeValue, Name, attribute);
        return null;
    }

    public int Number(string attribute)
    {
        var value = Required(attribute);
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        if (value.Length > 0)
        {
            Problem(CatalogueCodes.AttributeValue, Name, attribute);
        }

        return 0;
    }

    public IReadOnlyList<StrictElement> Children(string name) => Children(element.Name.Namespace + name);

    /// <summary>Children of another namespace than the element's own.</summary>
    public IReadOnlyList<StrictElement> Children(XName full)
    {
        known.Add(full);
        return [.. element.Elements(full).Select(child => new StrictElement(child, File, problems))];
    }

    public StrictElement? OptionalChild(string name)
    {
        var children = Children(name);
        if (children.Count > 1)
        {
            children[1].Problem(CatalogueCodes.ElementTwice, name);
        }

        return children.Count == 0 ? null : children[0];
    }

    public StrictElement? RequiredChild(string name)
    {
        var child = OptionalChild(name);
        if (child is null)
        {
            Problem(CatalogueCodes.ElementMissing, Name, name);
        }

        return child;
    }

    /// <summary>The text in three languages that the element's <c>Text</c> children give; a missing one is a problem and null.</summary>
    public LocalizedText? Texts() => Texts(Children("Text"));

    /// <summary>The same; where it is a problem, question marks that nobody sees, since a folder with a problem gives no catalogue.</summary>
    public LocalizedText RequiredTexts() => Texts() ?? Unreadable;

    /// <summary>The texts of a child that has to be there and holds nothing else.</summary>
    public LocalizedText RequiredTexts(string name)
    {
        var child = RequiredChild(name);
        var texts = child?.Texts();
        child?.Done();
        return texts ?? Unreadable;
    }

    public LocalizedText? Texts(IReadOnlyList<StrictElement> texts)
    {
        var byLanguage = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var language = text.Language() ?? "";
            text.Flag("toConfirm");
            if (!LocalizedText.Languages.Contains(language) || !byLanguage.TryAdd(language, text.Value))
            {
                text.Problem(CatalogueCodes.TextLanguage, text.Name);
            }

            text.Done();
        }

        foreach (var missing in LocalizedText.Languages.Where(language => string.IsNullOrWhiteSpace(byLanguage.GetValueOrDefault(language))))
        {
            Problem(CatalogueCodes.TextMissing, Name, missing);
        }

        return LocalizedText.Languages.All(language => !string.IsNullOrWhiteSpace(byLanguage.GetValueOrDefault(language)))
            ? new LocalizedText(byLanguage["fr"], byLanguage["ar"], byLanguage["en"])
            : null;
    }

    /// <summary>Reports what nobody asked for.</summary>
    public void Done()
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !known.Contains(attribute.Name)))
        {
            problems.Add(CatalogueCodes.UnknownAttribute, File, ((IXmlLineInfo)attribute).LineNumber, attribute.Name.LocalName, Name);
        }

        foreach (var child in element.Elements().Where(child => !known.Contains(child.Name)))
        {
            problems.Add(CatalogueCodes.UnknownElement, File, ((IXmlLineInfo)child).LineNumber, child.Name.LocalName, Name);
        }
    }

    private string? Optional(XName attribute)
    {
        known.Add(attribute);
        var value = element.Attribute(attribute)?.Value.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
