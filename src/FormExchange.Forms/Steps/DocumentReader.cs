using System.Globalization;
using System.Xml.XPath;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Steps;

/// <summary>Takes out of a document that its schema accepts what the service works with. The catalogue has made sure that every path is there.</summary>
internal static class DocumentReader
{
    public static FormDocument Read(FormDefinition form, XPathNavigator root, IReadOnlyList<Procedure> procedures)
    {
        var schema = form.Schema;
        return new FormDocument(
            form,
            Text(root, "c:LegalBasisEdition", schema),
            Text(root, form.File.Sender.Place.Path, schema),
            Text(root, form.File.Receiver.Place.Path, schema),
            CalendarMath.ParseDay(Text(root, form.File.AsOf.Path, schema)) ?? throw new InvalidOperationException("The schema accepts a date that is none."),
            [.. Pieces(form, root).Select(piece => Reference(piece, schema))])
        {
            Opens = procedures.SelectMany(procedure => procedure.Steps, (procedure, step) => (procedure.Id, Step: step))
                .Where(opening => opening.Step.Opens && opening.Step.Messages.Contains(form.Code))
                .OrderBy(opening => opening.Step.When is null)
                .FirstOrDefault(opening => IsMeant(opening.Step.When, root, schema)).Id,
        };
    }

    /// <summary>Whether the condition of a step, a plain XPath, holds for the document.</summary>
    private static bool IsMeant(string? when, XPathNavigator root, FormSchema schema)
    {
        if (when is null)
        {
            return true;
        }

        var condition = XPathExpression.Compile(when);
        condition.SetContext(new RuleContext(schema.Prefixes, ""));
        return RuleFunctions.Truth(root.Evaluate(condition));
    }

    /// <summary>The supporting documents that the document lists, in its order.</summary>
    public static IReadOnlyList<XPathNavigator> Pieces(FormDefinition form, XPathNavigator root) =>
        form.File.Checklist is { } checklist ? [.. checklist.Places.SelectMany(place => PlainPath.All(root, form.Schema.Plain(place)))] : [];

    public static string Text(XPathNavigator node, string path, FormSchema schema) => PlainPath.Text(node, schema.Plain(path));

    public static bool Truth(XPathNavigator node, string path, FormSchema schema) => Text(node, path, schema) is "true" or "1";

    /// <summary>Null when the number is larger than any file.</summary>
    public static long? Size(XPathNavigator piece, FormSchema schema) =>
        long.TryParse(Text(piece, "c:AttachmentReference/c:SizeBytes", schema), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size >= 0
            ? size
            : null;

    private static AttachmentReference Reference(XPathNavigator piece, FormSchema schema) => new(
        Text(piece, "c:AttachmentReference/c:AttachmentId", schema),
        Text(piece, "c:DocumentType", schema),
        Text(piece, "c:AttachmentReference/c:FileName", schema),
        Text(piece, "c:AttachmentReference/c:MimeType", schema),
        Size(piece, schema) ?? long.MaxValue,
        Text(piece, "c:AttachmentReference/c:DigestValue", schema),
        Truth(piece, "c:Medical", schema),
        Text(piece, "c:Language", schema),
        NodePlace.Of(piece, schema.Prefixes).XPath ?? "");
}
