using System.Security.Cryptography;
using System.Xml;
using System.Xml.Schema;
using System.Xml.XPath;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

public sealed class EverySample
{
    public static TheoryData<string> All => [.. Samples.All];

    public static TheoryData<string> Forms => [.. Samples.Catalogue.Forms.Select(form => $"{form.Code} {form.Version}")];

    [Fact]
    public void The_schemas_folder_loads_without_a_complaint() => Samples.Load.Problems.ShouldBeEmpty();

    [Fact]
    public void There_are_at_least_forty_samples() => Samples.All.Count.ShouldBeGreaterThanOrEqualTo(40);

    [Theory]
    [MemberData(nameof(All))]
    public void A_sample_is_judged_as_its_name_says(string sample)
    {
        var report = Samples.Validate(sample).Report;
        var codes = report.Findings.Select(finding => finding.Code).Distinct().ToArray();
        if (Samples.Promised(sample) is not { } code)
        {
            codes.ShouldBeEmpty();
            report.IsValid.ShouldBeTrue();
            return;
        }

        codes.ShouldBe([code]);
        if (Samples.FormOf(sample).Rules.FirstOrDefault(rule => rule.Id == code) is { } rule)
        {
            report.IsValid.ShouldBe(rule.Severity != Severity.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_rule_has_a_sample_that_breaks_it(string form)
    {
        var definition = Samples.Catalogue.Forms.Single(one => $"{one.Code} {one.Version}" == form);
        var broken = Samples.All.Where(sample => Samples.FormOf(sample) == definition).Select(Samples.Promised).ToHashSet();
        definition.Rules.Where(rule => rule.Origin != RuleOrigin.Cross).Select(rule => rule.Id).Where(id => !broken.Contains(id)).ShouldBeEmpty();
        broken.ShouldContain((string?)null);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_has_a_smallest_and_a_full_sample(string form)
    {
        var folder = Samples.Catalogue.Forms.Single(one => $"{one.Code} {one.Version}" == form).Folder;
        File.Exists(Path.Combine(folder, "samples", "valid-minimal.xml")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "samples", "valid-full.xml")).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_field_has_a_name_for_people_and_every_value_a_hint(string form)
    {
        var schema = Samples.Catalogue.Forms.Single(one => $"{one.Code} {one.Version}" == form).Schema;
        var elements = schema.Declarations().OfType<XmlSchemaElement>().ToList();
        elements.Where(element => schema.Words(element).Label.Ar == element.QualifiedName.Name).Select(element => element.QualifiedName.Name).ShouldBeEmpty();
        elements.Where(element => element.ElementSchemaType is XmlSchemaSimpleType && schema.Words(element).Hint is null)
            .Select(element => element.QualifiedName.Name).ShouldBeEmpty();
    }

    /// <summary>A place is worth something only if it can be found again.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void The_place_of_a_finding_leads_to_one_node_on_that_line(string sample)
    {
        var validation = Samples.Validate(sample);
        if (validation.Report.Form is null)
        {
            return;
        }

        var form = Samples.FormOf(sample);
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("f", form.Namespace);
        names.AddNamespace("c", "urn:formexchange:common:1");
        var document = SafeXml.LoadXPath(Samples.Bytes(sample)).CreateNavigator();
        foreach (var place in validation.Report.Findings.Select(finding => finding.Place))
        {
            var node = document.Select(place.XPath.ShouldNotBeNull(), names).OfType<XPathNavigator>().ShouldHaveSingleItem().Clone();
            if (node.NodeType == XPathNodeType.Attribute)
            {
                node.MoveToParent();
            }

            ((IXmlLineInfo)node).LineNumber.ShouldBe(place.Line.ShouldNotBeNull());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_files_that_a_valid_sample_names_lie_beside_it(string sample)
    {
        if (Samples.Promised(sample) is not null)
        {
            return;
        }

        foreach (var attachment in Samples.Validate(sample).Document.ShouldNotBeNull().Attachments)
        {
            var folder = Path.Combine(Path.GetDirectoryName(Samples.Absolute(sample))!, "attachments");
            var file = Directory.GetFiles(folder, attachment.AttachmentId + ".*").ShouldHaveSingleItem();
            var bytes = File.ReadAllBytes(file);
            bytes.LongLength.ShouldBe(attachment.SizeBytes);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(attachment.Sha256);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_finding_repeats_a_value_of_the_document(string sample)
    {
        var validation = Samples.Validate(sample);
        if (validation.Report.Form is null)
        {
            return;
        }

        // Codes of lists may be named by a rule's text; what a person is called or numbered may not.
        var document = SafeXml.LoadXDocument(Samples.Bytes(sample));
        var values = document.Descendants().Where(element => !element.HasElements && element.Name.LocalName is
                "FamilyName" or "Forename" or "PersonIdentificationNumber" or "AccountNumber" or "IBAN" or "DateBirth" or "AccountHolderName" or "Street")
            .Select(element => element.Value.Trim()).Where(value => value.Length > 2).ToHashSet(StringComparer.Ordinal);
        foreach (var text in validation.Report.Findings.Select(finding => finding.Text))
        {
            LocalizedText.Languages.ShouldAllBe(language => !values.Any(value => text.In(language).Contains(value)));
        }
    }
}
