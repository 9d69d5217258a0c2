using System.Xml.Schema;
using System.Xml.XPath;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>Holds the paths and conditions of form.xml against the schema: what they name is declared there, and always present where we rely on it.</summary>
internal static class FormPaths
{
    /// <summary>What the service reads of every supporting document.</summary>
    private static readonly string[] OfEachDocument =
    [
        "c:DocumentType", "c:Language", "c:TranslatedToFrench", "c:Medical", "c:AttachmentReference/c:AttachmentId", "c:AttachmentReference/c:FileName",
        "c:AttachmentReference/c:MimeType", "c:AttachmentReference/c:SizeBytes", "c:AttachmentReference/c:DigestValue",
    ];

    public static void Check(CatalogueFolder folder, FormFile form, FormSchema schema)
    {
        Always(folder, form, schema, schema.Root, new LinedPath("c:LegalBasisEdition", 1));
        Always(folder, form, schema, schema.Root, form.Sender.Place);
        Always(folder, form, schema, schema.Root, form.Receiver.Place);
        if (Always(folder, form, schema, schema.Root, form.AsOf) is { } signed && signed.ElementSchemaType?.TypeCode != XmlTypeCode.Date)
        {
            folder.Problems.Add(CatalogueCodes.PathNotInSchema, form.File, form.AsOf.Line, form.AsOf.Path);
        }

        foreach (var element in schema.Declarations().OfType<XmlSchemaElement>().Where(one => schema.Words(one).NotAfterSigned))
        {
            if (element.ElementSchemaType?.TypeCode is not (XmlTypeCode.Date or XmlTypeCode.DateTime))
            {
                folder.Problems.Add(CatalogueCodes.NotADate, form.File, null, element.QualifiedName.Name);
            }
        }

        if (form.Checklist is { } checklist)
        {
            CheckChecklist(folder, form, schema, checklist);
        }
    }

    private static void CheckChecklist(CatalogueFolder folder, FormFile form, FormSchema schema, Checklist checklist)
    {
        foreach (var place in checklist.Places)
        {
            CheckDocuments(folder, form, schema, checklist.Path with { Path = place });
        }

        var expressions = new ExpressionReader(schema.Prefixes, form.Namespace, form.Root);
        foreach (var entry in checklist.Entries)
        {
            if (entry.When is { } condition && expressions.Try(condition) is null)
            {
                folder.Problems.Add(CatalogueCodes.ExpressionInvalid, form.File, entry.Line, condition);
            }

            foreach (var persons in entry.Documents.SelectMany(document => new[] { document.Subject, document.Each }).OfType<string>()
                .Where(persons => expressions.Try(persons) is not { ReturnType: XPathResultType.NodeSet }))
            {
                folder.Problems.Add(CatalogueCodes.ExpressionInvalid, form.File, entry.Line, persons);
            }

            // What no such document has is never found there: the piece would never be asked for.
            foreach (var unknown in entry.Documents.SelectMany(document => new[] { document.Subject, document.Each }).Append(entry.When).OfType<string>().SelectMany(schema.Undeclared))
            {
                folder.Problems.Add(CatalogueCodes.PathUnknown, form.File, entry.Line, unknown);
            }
        }
    }

    private static void CheckDocuments(CatalogueFolder folder, FormFile form, FormSchema schema, LinedPath place)
    {
        if (schema.Find(schema.Root, place.Path)?.Element is not { } document)
        {
            folder.Problems.Add(CatalogueCodes.PathNotInSchema, form.File, place.Line, place.Path);
            return;
        }

        foreach (var path in OfEachDocument)
        {
            Always(folder, form, schema, document, place with { Path = path });
        }
    }

    private static XmlSchemaElement? Always(CatalogueFolder folder, FormFile form, FormSchema schema, XmlSchemaElement from, LinedPath path)
    {
        if (schema.Find(from, path.Path) is { Always: true } found)
        {
            return found.Element;
        }

        folder.Problems.Add(CatalogueCodes.PathNotInSchema, form.File, path.Line, path.Path);
        return null;
    }
}
