using System.Diagnostics;
using System.Globalization;
using System.Xml.Schema;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>
/// What a verdict on a small L/M 15 costs, against other ways to get less of it. No time is asserted: both sides are timed in turn in one
/// run and their shortest times compared; the gates stand 30 % above the targets, for a machine that has other things to do.
/// </summary>
[Collection(Measures.Name)]
[Trait(Measures.Name, "alone")]
public sealed class CostOfRules
{
    private const string Sample = "ma-lu/LM15/1/samples/valid-minimal.xml";
    private const double Tolerance = 1.3;
    private const int Rounds = 5;
    private const int Each = 300;

    private static readonly byte[] Document = Samples.Bytes(Sample);
    private readonly FormValidator validator = new(Samples.Catalogue);

    [Fact]
    public void Schema_rules_and_checklist_cost_at_most_three_times_what_the_framework_needs_for_the_schema_alone()
    {
        var schemas = Samples.FormOf(Sample).Schema.Set;
        var (ours, framework) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            framework = Math.Min(framework, Shortest(() => Framework(schemas)));
            ours = Math.Min(ours, Shortest(Judge));
        }

        Say($"ours {ours:F0} us, framework {framework:F0} us, ratio {ours / framework:F2}");
        (ours / framework).ShouldBeLessThan(3 * Tolerance);
    }

    [Fact]
    public async Task Schema_rules_and_checklist_cost_no_more_than_lxml_needs_for_schema_and_portable_rules()
    {
        var form = Samples.FormOf(Sample);
        var (ours, lxml) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            lxml = Math.Min(lxml, await LxmlAsync(form));
            ours = Math.Min(ours, Shortest(Judge));
        }

        Say($"ours {ours:F0} us, lxml {lxml:F0} us, ratio {ours / lxml:F2}");
        (ours / lxml).ShouldBeLessThan(1 * Tolerance);
    }

    private static void Say(string what) => TestContext.Current.TestOutputHelper?.WriteLine(what);

    private void Judge() => validator.Validate(Document).Report.Findings.Count.ShouldBe(0);

    private static void Framework(XmlSchemaSet schemas)
    {
        var faults = 0;
        SafeXml.LoadXDocument(Document).Validate(schemas, (_, _) => faults++);
        faults.ShouldBe(0);
    }

    private static double Shortest(Action work)
    {
        var shortest = double.MaxValue;
        for (var i = 0; i < Each; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return shortest;
    }

    private static async Task<double> LxmlAsync(FormDefinition form)
    {
        var script = Path.Combine(Repository.Root, "tests", "FormExchange.Tests", "Forms", "lxml_cost.py");
        var (exit, output, errors) = await ExternalTool.RunAsync("python3",
            [script, Path.Combine(form.Folder, form.File.SchemaFile), Path.Combine(form.Folder, form.File.RulesFile!), Samples.Absolute(Sample), Each.ToString(CultureInfo.InvariantCulture)]);
        exit.ShouldBe(0, errors);
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
