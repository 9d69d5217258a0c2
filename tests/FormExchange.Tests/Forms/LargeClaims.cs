using System.Text;
using System.Xml.Linq;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>The repository's own forms, filled with one repeated part: judged in bounded time, whatever the rules compare.</summary>
[Collection(Measures.Name)]
[Trait(Measures.Name, "alone")]
public sealed class LargeClaims
{
    /// <summary>
    /// Enough to see a square of anything, for every part of every form: this ratio sees one that takes twice as long as all linear work, as a
    /// ratio of 10 does at twice the size.
    /// </summary>
    private const int Large = 1_000_000;
    private const double LargestRatio = 8;

    public static TheoryData<string, string> Repeatable
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var sample in Samples.All.Where(sample => Path.GetFileName(sample) == "valid-full.xml"))
            {
                // A part that stands several times in the full sample may stand many times.
                var repeated = SafeXml.LoadXDocument(Samples.Bytes(sample)).Root!.DescendantsAndSelf()
                    .SelectMany(parent => parent.Elements().GroupBy(child => child.Name).Where(group => group.Count() > 1)).Select(group => group.Key.LocalName).Distinct();
                foreach (var name in repeated)
                {
                    rows.Add(sample, name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public void A_document_full_of_one_part_costs_no_more_than_its_size(string sample, string part)
    {
        var validator = new FormValidator(Samples.Catalogue);
        Growth.ShouldBeLinear(size => Filled(sample, part, size), bytes => validator.Validate(bytes).Report.Form.ShouldNotBeNull(), Large, LargestRatio);
    }

    /// <summary>The sample with one part repeated until it has about <paramref name="bytes"/> bytes.</summary>
    private static byte[] Filled(string sample, string part, int bytes)
    {
        var document = SafeXml.LoadXDocument(Samples.Bytes(sample));
        var first = document.Descendants().First(element => element.Name.LocalName == part && element.ElementsAfterSelf(element.Name).Any());
        var size = Encoding.UTF8.GetByteCount(first.ToString(SaveOptions.DisableFormatting)) + 1;
        return ManyOfOnePart.In(document, first, bytes / size);
    }
}
