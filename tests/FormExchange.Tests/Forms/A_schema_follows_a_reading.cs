using System.Xml;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>The verifier of envelopes has the schema look on while it reads: its yes must be the validator's yes, and its no may only ever be a doubt.</summary>
public sealed class A_schema_follows_a_reading
{
    [Fact]
    public void And_accepts_every_valid_sample()
    {
        var doubted = Samples.All.Where(sample => Samples.Promised(sample) is null && !Accepts(sample)).ToList();

        doubted.ShouldBeEmpty();
    }

    [Fact]
    public void And_never_accepts_what_the_validator_refuses_for_its_schema()
    {
        var believed = Samples.All.Where(sample => Promises(sample, "XSD-") && Accepts(sample)).ToList();

        believed.ShouldBeEmpty();
        Samples.All.Count(sample => Promises(sample, "XSD-")).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void So_that_the_validator_finds_the_same_without_asking_the_schema_again()
    {
        var validator = new FormValidator(Samples.Catalogue);
        foreach (var sample in Samples.All.Where(sample => !Promises(sample, "XML-") && Accepts(sample)))
        {
            var bytes = Samples.Bytes(sample);
            var alone = validator.Validate(bytes);
            var told = validator.Validate(bytes, Form(sample));

            told.Report.Findings.Select(finding => (finding.Code, finding.Place)).ShouldBe(alone.Report.Findings.Select(finding => (finding.Code, finding.Place)), sample);
        }
    }

    [Theory]
    [InlineData("<CaseNumber>1\n</CaseNumber>")]
    [InlineData("<CaseNumber>\n</CaseNumber>")]
    [InlineData("<CaseNumber>1\n<![CDATA[]]></CaseNumber>")]
    public void And_doubts_a_value_that_ends_in_a_line_feed(string value)
    {
        var follower = Samples.Catalogue.Forms[0].Follow();
        using var reader = SafeXml.CreateReader(System.Text.Encoding.UTF8.GetBytes(value));

        Feed(reader, follower);

        follower.Accepted.ShouldBeFalse();
    }

    private static bool Promises(string sample, string kind) => Samples.Promised(sample)?.StartsWith(kind, StringComparison.Ordinal) == true;

    private static FormDefinition? Form(string sample)
    {
        using var reader = SafeXml.CreateReader(Samples.Bytes(sample));
        reader.MoveToContent();
        return Samples.Catalogue.FindByRoot(reader.NamespaceURI, reader.LocalName);
    }

    private static bool Accepts(string sample)
    {
        if (SafeXml.Examine(Samples.Bytes(sample), XmlLimits.Document) is not null || Form(sample) is not { } form)
        {
            return false;
        }

        var follower = form.Follow();
        using var reader = SafeXml.CreateReader(Samples.Bytes(sample));
        Feed(reader, follower);
        return follower.Accepted;
    }

    private static void Feed(XmlReader reader, SchemaFollower follower)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    follower.Element(reader.LocalName, reader.NamespaceURI);
                    for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                    {
                        if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                        {
                            follower.Attribute(reader.LocalName, reader.NamespaceURI, reader.Value);
                        }
                    }

                    follower.EndOfAttributes();
                    if (empty)
                    {
                        follower.End();
                    }

                    break;
                case XmlNodeType.EndElement:
                    follower.End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace when reader.Depth > 0:
                    follower.Text(reader.Value, reader.NodeType == XmlNodeType.Whitespace);
                    break;
            }
        }
    }
}
