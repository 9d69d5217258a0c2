using FormExchange.Forms;

namespace FormExchange.Cli;

/// <summary>A form as <c>forms show</c> tells it: what no source documents is marked with its decision, so that the funds' lawyers see it.</summary>
internal static class FormSheet
{
    private static readonly LocalizedText ToBeConfirmed = new(
        "À confirmer par les caisses (aucune source ne le dit) :", "نقاط للتأكيد من طرف الصناديق (لا يذكرها أي مصدر):", "To be confirmed by the funds (no source says it):");

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
        CrossRules = form.CrossRules.Select(Cross),
        Validities = form.Validities.Select(v => new { v.Start, v.End, Duration = v.Duration?.ToString(), AtMost = v.AtMost?.ToString(), v.When, v.Article, v.Source, v.Decision }),
        Deadlines = form.Deadlines.Select(d => new
        {
            d.Kind, d.Rule, d.From, After = d.After.ToString(), Reminders = d.Reminders.Select(r => r.ToString()), d.Message, d.By, d.When, d.Text, d.Article, d.Source, d.Decision,
        }),
        form.PrintedCopies,
        form.SupportingDocuments,
        form.ToConfirm,
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
            CliOutput.Line($"  {route.Id} {route.Rule}  {route.Sentence.In(language)}  {CliOutput.Source(route.Source, route.Decision)}");
        }

        foreach (var edition in form.Editions)
        {
            CliOutput.Line($"  {edition.Code} {edition.Article} {Mark(edition.Decision)}");
        }

        CliOutput.Line(string.Empty);
        foreach (var rule in form.Rules.Concat(form.Statements))
        {
            CliOutput.Line($"  {rule.Id,-12} {rule.Severity.ToString().ToLowerInvariant(),-12} {rule.Text.In(language)}  [{rule.See}]");
            foreach (var part in rule.OtherTexts)
            {
                CliOutput.Line($"  {string.Empty,-25} {part.In(language)}");
            }
        }

        CliOutput.Line(string.Empty);
        WriteTime(form, language);
        foreach (var document in form.SupportingDocuments)
        {
            CliOutput.Line(
                $"  {document.Number,2}. {document.Obligation.ToString().ToLowerInvariant(),-12} {document.Text.In(language)}  {CliOutput.Source(document.Source, document.Decision)}");
        }

        WriteOpenPoints(form, language);
    }

    private static void WriteTime(FormDefinition form, string language)
    {
        foreach (var rule in form.CrossRules)
        {
            CliOutput.Line($"  {rule.Id,-12} {rule.Relation.ToString().ToLowerInvariant()}: {Side(rule.Subject)} / {Side(rule.Limit)} {rule.When} {Mark(rule.Decision)}");
        }

        foreach (var validity in form.Validities)
        {
            CliOutput.Line($"  {validity.Start} .. {validity.End} {validity.Duration}{(validity.AtMost is null ? null : $" <= {validity.AtMost}")} {validity.When} [{validity.Article} {validity.Source}] {Mark(validity.Decision)}");
        }

        foreach (var deadline in form.Deadlines)
        {
            CliOutput.Line($"  {deadline.From} + {deadline.After}: {deadline.Message} {deadline.Text.In(language)} [{deadline.Article} {deadline.Source}] {Mark(deadline.Decision)}");
        }

        foreach (var copy in form.PrintedCopies)
        {
            CliOutput.Line($"  {copy.Count} x {copy.For.ToString().ToLowerInvariant()}: {copy.Text.In(language)} {copy.When} {CliOutput.Source(copy.Source, copy.Decision)}");
        }
    }

    /// <summary>The list that the funds' lawyers go through: each decision or translation, and what rests on it.</summary>
    private static void WriteOpenPoints(FormDefinition form, string language)
    {
        CliOutput.Line(string.Empty);
        CliOutput.Line(ToBeConfirmed.In(language));
        foreach (var point in form.ToConfirm)
        {
            CliOutput.Line($"  {point.What,-5} {string.Join(", ", point.Where)}");
        }
    }

    private static object Cross(CrossRule rule) => new
    {
        rule.Id,
        rule.Severity,
        rule.Relation,
        Subject = SideOf(rule.Subject),
        Limit = rule.Limit is null ? null : SideOf(rule.Limit),
        rule.When,
        rule.Text,
        rule.Source,
        rule.Decision,
    };

    private static object SideOf(CrossSide side) => new { side.Message, side.Which, side.Path, Plus = side.Plus == default ? null : side.Plus.ToString(), side.Today };

    private static string Side(CrossSide? side) => side switch
    {
        null => "-",
        { Today: true } => "today",
        _ => $"{side.Message ?? "this"}{(side.Which == WhichDocument.Every ? "" : $"({side.Which.ToString().ToLowerInvariant()})")} {side.Path}{(side.Plus == default ? "" : $" + {side.Plus}")}",
    };

    private static string Mark(string? decision) => decision is null ? string.Empty : $"({decision})";
}
