using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>The repository's own forms, filled up to the limit of size with one repeated part: judged in bounded time, whatever the rules compare.</summary>
public sealed class LargeClaims
{
    private const int Nearly = 9_500_000;

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
    public void A_document_full_of_one_part_is_judged_in_seconds(string sample, string part)
    {
        var document = SafeXml.LoadXDocument(Samples.Bytes(sample));
        var first = document.Descendants().First(element => element.Name.LocalName == part && element.ElementsAfterSelf(element.Name).Any());
        var size = Encoding.UTF8.GetByteCount(first.ToString(SaveOptions.DisableFormatting)) + 1;
        var copies = Math.Min(20_000, Nearly / size);
        first.AddAfterSelf(Enumerable.Range(0, copies).Select(_ => new XElement(first)));
        var bytes = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
        var clock = Stopwatch.StartNew();
        new FormValidator(Samples.Catalogue).Validate(bytes).Report.Form.ShouldNotBeNull();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
