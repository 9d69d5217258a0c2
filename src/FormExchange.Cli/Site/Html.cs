using System.Text;
using System.Xml.Linq;

namespace FormExchange.Cli.Site;

/// <summary>Builds HTML as a tree, so that whatever a text holds is escaped, and writes it so that HTML and XML readers agree on it.</summary>
internal static class Html
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "meta", "link", "input", "br", "hr" };

    /// <summary>An element; <paramref name="content"/> may be texts, elements, attributes and lists of them, null for nothing.</summary>
    public static XElement El(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        if (element.IsEmpty && !Void.Contains(name))
        {
            element.Add("");
        }

        return element;
    }

    public static XAttribute At(string name, object value) => new(name, value);

    public static XAttribute Class(string name) => new("class", name);

    public static XElement Link(string href, params object?[] content) => El("a", At("href", href), content);

    /// <summary>A table with a heading row; rows are cells or lists of what stands in them.</summary>
    public static XElement Table(string caption, IEnumerable<string> heads, IEnumerable<XElement> rows) => El(
        "table",
        El("caption", caption),
        El("thead", El("tr", heads.Select(head => El("th", At("scope", "col"), head)))),
        El("tbody", rows));

    /// <summary>A list, or nothing where it would be empty.</summary>
    public static XElement? List(IEnumerable<object?> items) => items.Select(item => El("li", item)).ToList() is { Count: > 0 } list ? El("ul", list) : null;

    public static XElement Row(string? id, params object?[] cells) =>
        El("tr", id is null ? null : At("id", id), cells.Select(cell => El("td", cell)));

    public static string Write(XElement html)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        return text.Append(html.ToString(SaveOptions.DisableFormatting)).Append('\n').ToString();
    }
}
