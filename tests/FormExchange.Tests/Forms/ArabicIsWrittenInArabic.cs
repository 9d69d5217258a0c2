using System.Text.RegularExpressions;
using System.Xml.Schema;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms;

/// <summary>Whatever a form says in Arabic is in Arabic letters with Arabic marks, and what it says in French or English is not.</summary>
public sealed partial class ArabicIsWrittenInArabic
{
    public static TheoryData<string> Forms => [.. Samples.Catalogue.Forms.Select(form => $"{form.Code} {form.Version}")];

    [Theory]
    [MemberData(nameof(Forms))]
    public void In_all_texts_of_a_form(string form)
    {
        var texts = Texts(Samples.Catalogue.Forms.Single(one => $"{one.Code} {one.Version}" == form)).Distinct().ToList();
        texts.Count.ShouldBeGreaterThan(20);
        texts.Select(text => text.Ar).Where(arabic => !Arabic().IsMatch(arabic)).ShouldBeEmpty();
        texts.Select(text => text.Ar).Where(arabic => LatinMark().IsMatch(arabic)).ShouldBeEmpty("In Arabic the comma is ، the semicolon ؛ and the question mark ؟.");
        texts.SelectMany(text => new[] { text.Fr, text.En }).Where(latin => Arabic().IsMatch(latin)).ShouldBeEmpty();
    }

    private static IEnumerable<LocalizedText> Texts(FormDefinition form)
    {
        var words = form.Schema.Declarations().Where(declaration => declaration is XmlSchemaElement or XmlSchemaAttribute).Select(form.Schema.Words).ToList();
        return words.Select(word => word.Label).Concat(words.Select(word => word.Hint).OfType<LocalizedText>())
            .Concat(form.Rules.Concat(form.Statements).Select(rule => rule.Text))
            .Concat(form.RuleSet.Asserts.Select(assert => assert.Text))
            .Concat(form.SupportingDocuments.Select(document => document.Text))
            .Append(form.Title);
    }

    [GeneratedRegex("\\p{IsArabic}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Arabic();

    [GeneratedRegex("\\p{IsArabic}\\s*[,;?]", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex LatinMark();
}
