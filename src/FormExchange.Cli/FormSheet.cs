using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>A form as <c>forms show</c> tells it: what no source documents is marked with its decision, so that the funds' lawyers see it.</summary>
internal static class FormSheet
{
    public static object Of(FormDefinition form, IReadOnlyList<Route> routes) => new
    {
        form.Code,
        form.Version,
        form.Kind,
        form.Number,
        form.Aliases,
        Titles = form.Title,
        form.Namespace,
        Root = form.RootName,
        form.Editions,
        form.SenderRole,
        form.ReceiverRole,
        Routes = routes,
        form.Rules,
        form.Statements,
        form.SupportingDocuments,
        form.SchemaDigest,
        form.RulesDigest,
    };

    public static void Write(FormDefinition form, IReadOnlyList<Route> routes, string language)
    {
        CliOutput.Line($"{form.Code} {form.Version}  {form.Title.In(language)}");
        CliOutput.Line($"  {form.Namespace}  {form.RootName}");
        CliOutput.Line($"  {form.SenderRole} -> {form.ReceiverRole}");
        foreach (var route in routes)
        {
            CliOutput.Line($"  {route.Id} {route.Rule}  {route.Sentence.In(language)}  [{route.Source}] {Mark(route.Decision)}");
        }

        foreach (var edition in form.Editions)
        {
            CliOutput.Line($"  {edition.Code} {edition.Article} {Mark(edition.Decision)}");
        }

        CliOutput.Line(string.Empty);
        foreach (var rule in form.Rules.Concat(form.Statements))
        {
            CliOutput.Line($"  {rule.Id,-12} {rule.Severity.ToString().ToLowerInvariant(),-12} {rule.Text.In(language)}  [{rule.See}]");
        }

        CliOutput.Line(string.Empty);
        foreach (var document in form.SupportingDocuments)
        {
            CliOutput.Line(
                $"  {document.Number,2}. {document.Obligation.ToString().ToLowerInvariant(),-12} {document.Text.In(language)}  [{document.Source}] {Mark(document.Decision)}");
        }
    }

    private static string Mark(string? decision) => decision is null ? string.Empty : $"({decision})";
}
