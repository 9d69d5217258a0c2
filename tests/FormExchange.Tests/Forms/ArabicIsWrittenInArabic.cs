using System.Text.RegularExpressions;
using System.Xml.Linq;
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

    /// <summary>The list holds what the printed forms say in Arabic; whatever else the catalogue says in it is our translation, for the funds to confirm.</summary>
    [Fact]
    public void What_no_printed_form_says_is_marked_to_confirm()
    {
        var printed = File.ReadAllLines(Repository.File("tests", "FormExchange.Tests", "Forms", "Catalogued", "PrintedArabic.txt")).ToHashSet(StringComparer.Ordinal);
        var unmarked = Directory.EnumerateFiles(Repository.Schemas, "*.*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/samples/", StringComparison.Ordinal) && Path.GetExtension(file) is ".xml" or ".xsd" or ".sch")
            .SelectMany(file => SafeXml.LoadXDocument(File.ReadAllBytes(file)).Descendants())
            .Where(text => (string?)text.Attribute(XNamespace.Xml + "lang") == "ar" && (string?)text.Attribute("toConfirm") != "true")
            .Select(text => text.Value.Trim()).ToHashSet(StringComparer.Ordinal);
        unmarked.Except(printed).ShouldBeEmpty();
        printed.Except(unmarked).ShouldBeEmpty("The list holds no more than the catalogue says.");
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
