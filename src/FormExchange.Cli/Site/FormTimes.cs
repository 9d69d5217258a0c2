using System.Xml.Linq;
using FormExchange.Forms;
using static FormExchange.Cli.Site.Html;

namespace FormExchange.Cli.Site;

/// <summary>What a form says of other documents and of time: rules across documents, validity, deadlines, printed copies.</summary>
internal static class FormTimes
{
    public static IEnumerable<XElement> Rows(FormDefinition form, References refer, string up) =>
        form.CrossRules.Select(rule => Row(null, El("code", rule.Id), refer.In(rule.Text), refer.Source(rule.Source, rule.Decision, up)))
            .Concat(form.Validities.Select(validity => Row(
                null, null, El("code", $"{validity.Start} … {validity.End}{(validity.Duration is null ? "" : $" = {validity.Duration}")}{(validity.AtMost is null ? "" : $" ≤ {validity.AtMost}")}"),
                refer.Source(Cited(validity.Article, validity.Source), validity.Decision, up))))
            .Concat(form.Deadlines.Select(deadline => Row(
                null, deadline.Rule is null ? null : El("code", deadline.Rule), new object[] { refer.In(deadline.Text), " ", El("code", $"{deadline.From} + {deadline.After}") },
                refer.Source(Cited(deadline.Article, deadline.Source), deadline.Decision, up))))
            .Concat(form.PrintedCopies.Select(copy => Row(null, null, $"{copy.Count} × {refer.In(copy.Text)}", refer.Source(copy.Source, copy.Decision, up))));

    private static string Cited(string? article, string? source) => string.Join("; ", new[] { article, source }.OfType<string>());
}
