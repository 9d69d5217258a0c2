using System.Xml.Schema;
using FormExchange.Forms.Rules;
using FormExchange.Forms.Schema;

namespace FormExchange.Forms.Catalogue;

/// <summary>Holds the paths and conditions of cross rules, validity, deadlines and copies against the schemas that they speak of.</summary>
internal sealed class TimePaths(CatalogueFolder folder, FormFile form, FormSchema schema)
{
    private readonly ExpressionReader expressions = new(schema.Prefixes, form.Namespace, form.Root);

    public void Check()
    {
        foreach (var (rule, element) in form.CrossRules)
        {
            Condition(rule.When, element.Line);
            foreach (var side in new[] { rule.Subject, rule.Limit }.OfType<CrossSide>().Where(side => side.Message is null || side.Message == form.Code))
            {
                Exists(side.Path, element.Line);
            }
        }

        foreach (var (validity, line) in form.Validities)
        {
            Condition(validity.When, line);
            Date(validity.Start, line);
            Date(validity.End, line);
        }

        foreach (var (deadline, line) in form.Deadlines)
        {
            Condition(deadline.When, line);
            Date(deadline.From, line);
        }

        foreach (var (copy, line) in form.Copies)
        {
            Condition(copy.When, line);
        }
    }

    private void Condition(string? when, int line)
    {
        if (when is not null && expressions.Try(when) is null)
        {
            folder.Problems.Add(CatalogueCodes.ExpressionInvalid, form.File, line, when);
        }

        foreach (var unknown in when is null ? [] : schema.Undeclared(when))
        {
            folder.Problems.Add(CatalogueCodes.PathUnknown, form.File, line, unknown);
        }
    }

    private XmlSchemaElement? Exists(string? path, int line)
    {
        if (path is null)
        {
            return null;
        }

        if (schema.Find(schema.Root, path) is { } found)
        {
            return found.Element;
        }

        folder.Problems.Add(CatalogueCodes.PathUnknown, form.File, line, path);
        return null;
    }

    private void Date(string? path, int line)
    {
        if (Exists(path, line) is { } element && element.ElementSchemaType?.TypeCode is not (XmlTypeCode.Date or XmlTypeCode.DateTime))
        {
            folder.Problems.Add(CatalogueCodes.PathUnknown, form.File, line, path!);
        }
    }
}
