using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>One form: fields with boxes, rules with texts and sources, documents, time, samples, where it travels, what is to be confirmed.</summary>
internal sealed class FormPage(FormCatalogue catalogue, FormDefinition form, References refer)
{
    private const string Up = "../";
    private const int MostValuesInPlace = 24;

    public Page Page() => new($"forms/{refer.FileOf(form)}", $"{form.Number ?? form.Code} – {refer.In(form.Title)}", [.. Content()]);

    /// <summary>The form's samples, valid ones first.</summary>
    public static IEnumerable<string> Samples(FormDefinition form) => Directory.Exists(Path.Combine(form.Folder, "samples"))
        ? Directory.GetFiles(Path.Combine(form.Folder, "samples"), "*.xml").OrderBy(file => !IsValid(file)).ThenBy(Path.GetFileName, StringComparer.Ordinal)
        : [];

    private static bool IsValid(string file) => Path.GetFileName(file).StartsWith("valid-", StringComparison.Ordinal);

    private IEnumerable<XElement> Content()
    {
        yield return El(
            "p", El("code", $"{form.Code} {form.Version}"), " – ", refer.In(SiteWords.Of(form.Kind)), " – ", refer.Role(form.SenderRole), " → ", refer.Role(form.ReceiverRole));
        yield return El("p", refer.In(SiteWords.Editions), " : ", form.Editions.Select(edition => new object[]
        {
            El("code", edition.Code), " ", refer.Source(edition.Article, edition.Decision, Up), " ",
        }));
        yield return Section(SiteWords.Fields, Fields());
        yield return Section(SiteWords.Rules, Rules());
        if (form.SupportingDocuments.Count > 0)
        {
            yield return Section(SiteWords.Documents, Documents());
        }

        if (FormTimes.Rows(form, refer, Up).ToList() is { Count: > 0 } times)
        {
            yield return Section(SiteWords.Deadlines, Table(refer.In(SiteWords.Deadlines), new[] { SiteWords.Rule, SiteWords.Text, SiteWords.Source }.Select(refer.In), times));
        }

        yield return Section(SiteWords.WhereUsed, El("ul", Uses()));
        yield return Section(SiteWords.Samples, SampleTable());
        yield return Section(SiteWords.Decisions, El("ul", form.ToConfirm.Select(point => El(
            "li", refer.Source(null, point.What, Up).Any() && point.What.StartsWith("D-", StringComparison.Ordinal) ? refer.Source(point.What, null, Up) : $"{refer.In(SiteWords.Translations)} ({point.What})",
            " : ", El("span", Class("quiet"), string.Join(", ", point.Where))))));
    }

    private XElement Section(LocalizedText title, XElement content) => El("section", El("h2", refer.In(title)), El("div", Class("wide"), content));

    private XElement Fields() => Table(
        refer.In(SiteWords.Fields), new[] { SiteWords.Box, SiteWords.Field, SiteWords.Occurs, SiteWords.Content, SiteWords.Source }.Select(refer.In),
        form.Layout.Sections.SelectMany(section => new[] { El("tr", El("th", At("colspan", 5), At("scope", "colgroup"), refer.In(section.Title))) }
            .Concat(section.Fields.SelectMany(field => FieldRows(field, 0)))));

    private IEnumerable<XElement> FieldRows(LayoutField place, int depth)
    {
        var field = form.Fields[place.Path];
        yield return Row(
            null, place.Box, El("div", Class($"in{Math.Min(depth, 5)}"), refer.In(field.Label), " ", El("code", Class("quiet"), field.Name)), refer.In(SiteWords.Occurrence(field)),
            new object?[] { field.Hint is null ? null : El("div", refer.In(field.Hint)), Values(field) }, refer.Source(field.Source, field.Decision, Up));
        foreach (var row in place.Fields.SelectMany(inner => FieldRows(inner, depth + 1)))
        {
            yield return row;
        }
    }

    private XElement? Values(FormField field) => field.Values.Count == 0 ? null
        : field.Values.Count > MostValuesInPlace ? El("details", El("summary", El("code", field.Type)), ValueList(field))
        : ValueList(field);

    private XElement ValueList(FormField field) => El("ul", field.Values.Select(value => El("li", El("code", value.Code), " ", refer.In(value.Label))));

    private XElement Rules() => Table(
        refer.In(SiteWords.Rules), new[] { SiteWords.Rule, SiteWords.Weight, SiteWords.Text, SiteWords.Source }.Select(refer.In),
        form.Rules.Concat(form.Statements).GroupBy(rule => rule.Id, StringComparer.Ordinal).Select(rules => Row(
            rules.Key, El("code", rules.Key),
            El("span", Class(SiteWords.Of(rules.Min(rule => rule.Severity)).En), refer.In(SiteWords.Of(rules.Min(rule => rule.Severity)))),
            rules.SelectMany(rule => rule.OtherTexts.Prepend(rule.Text)).Distinct().Select(text => El("p", refer.In(text))),
            refer.Source(string.Join("; ", rules.Select(rule => rule.See).OfType<string>().Distinct()), null, Up))));

    private XElement Documents() => Table(
        refer.In(SiteWords.Documents), new[] { SiteWords.Code, SiteWords.Document, SiteWords.Obligation, SiteWords.Source }.Select(refer.In),
        form.SupportingDocuments.Select(document => Row(
            null, new object?[] { document.Number, " ", El("code", document.Type) }, refer.In(document.Text),
            new object?[] { refer.In(SiteWords.Of(document.Obligation)), document.When is null ? null : El("div", El("code", Class("quiet"), document.When)) },
            refer.Source(document.Source, document.Decision, Up))));

    private IEnumerable<XElement> Uses()
    {
        foreach (var procedure in catalogue.Procedures.Where(procedure => procedure.Steps.Any(step => step.Messages.Contains(form.Code))))
        {
            yield return El("li", refer.Procedure(procedure, Up));
        }

        foreach (var route in catalogue.Routes.Where(route => route.Forms.Contains(form.Code)))
        {
            yield return El("li", Link($"{Up}routes.html#{route.Id}", route.Id), " – ", refer.In(route.Sentence));
        }
    }

    private XElement SampleTable() => Table(
        refer.In(SiteWords.Samples), new[] { SiteWords.Sample, SiteWords.Shows }.Select(refer.In),
        Samples(form).Select(file => Row(
            null, Link($"../../samples/{form.Code}/{form.Version}/{Uri.EscapeDataString(Path.GetFileName(file))}", Path.GetFileName(file)),
            IsValid(file) ? refer.In(SiteWords.Valid) : El("code", Path.GetFileNameWithoutExtension(file)["invalid-".Length..].Split('~')[0]))));
}
