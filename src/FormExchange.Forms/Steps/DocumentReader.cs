using System.Globalization;
using System.Xml;
using System.Xml.XPath;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Steps;

/// <summary>Takes out of a document that its schema accepts what the service works with. The catalogue has made sure that every path is there.</summary>
internal static class DocumentReader
{
    public static FormDocument Read(FormDefinition form, XPathNavigator root)
    {
        var names = Names(form);
        return new FormDocument(
            form,
            Text(root, "c:LegalBasisEdition", names),
            Text(root, form.File.Sender.Place.Path, names),
            Text(root, form.File.Receiver.Place.Path, names),
            CalendarMath.ParseDay(Text(root, form.File.AsOf.Path, names)) ?? throw new InvalidOperationException("The schema accepts a date that is none."),
            [.. Pieces(form, root).Select(piece => Reference(piece, form, names))]);
    }

    /// <summary>The supporting documents that the document lists, in its order.</summary>
    public static IReadOnlyList<XPathNavigator> Pieces(FormDefinition form, XPathNavigator root) =>
        form.File.Checklist is { } checklist ? [.. root.Select(checklist.Path.Path, Names(form)).OfType<XPathNavigator>().Select(node => node.Clone())] : [];

    public static string Text(XPathNavigator node, string path, IXmlNamespaceResolver names) => node.SelectSingleNode(path, names)?.Value.Trim() ?? "";

    public static bool Truth(XPathNavigator node, string path, IXmlNamespaceResolver names) => Text(node, path, names) is "true" or "1";

    public static XmlNamespaceManager Names(FormDefinition form)
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var (ns, prefix) in form.Schema.Prefixes)
        {
            names.AddNamespace(prefix, ns);
        }

        return names;
    }

    /// <summary>Null when the number is larger than any file.</summary>
    public static long? Size(XPathNavigator piece, IXmlNamespaceResolver names) =>
        long.TryParse(Text(piece, "c:AttachmentReference/c:SizeBytes", names), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size >= 0
            ? size
            : null;

    private static AttachmentReference Reference(XPathNavigator piece, FormDefinition form, IXmlNamespaceResolver names) => new(
        Text(piece, "c:AttachmentReference/c:AttachmentId", names),
        Text(piece, "c:DocumentType", names),
        Text(piece, "c:AttachmentReference/c:FileName", names),
        Text(piece, "c:AttachmentReference/c:MimeType", names),
        Size(piece, names) ?? long.MaxValue,
        Text(piece, "c:AttachmentReference/c:DigestValue", names),
        Truth(piece, "c:Medical", names),
        Text(piece, "c:Language", names),
        NodePlace.Of(piece, form.Schema.Prefixes).XPath ?? "");
}
