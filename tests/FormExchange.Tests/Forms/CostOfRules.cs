using System.Diagnostics;
using System.Globalization;
using System.Xml.Schema;
using FormExchange.Forms;
using Shouldly;
using Xunit;

namespace FormExchange.Tests.Forms;

/// <summary>
/// What a verdict on a small L/M 15 costs, against other ways to get less of it. No time is asserted: both sides are timed in turn in one
/// run and their shortest times compared; the gates stand 30 % above the targets, for a machine that has other things to do. There the compiler of hot code waits for its turn,
/// and until it had it all of ours is slow while much of the framework's was compiled ahead: both are warmed up.
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
    public Task Schema_rules_and_checklist_cost_at_most_three_times_what_the_framework_needs_for_the_schema_alone()
    {
        var schemas = Samples.FormOf(Sample).Schema.Set;
        WarmUp(() => Framework(schemas));
        return ShouldCostAtMostAsync(3, () => Task.FromResult(Shortest(() => Framework(schemas))));
    }

    [Fact]
    public Task Schema_rules_and_checklist_cost_no_more_than_lxml_needs_for_schema_and_portable_rules()
    {
        var form = Samples.FormOf(Sample);
        return ShouldCostAtMostAsync(1, () => LxmlAsync(form));
    }

    private async Task ShouldCostAtMostAsync(double times, Func<Task<double>> other)
    {
        var (ours, theirs, most) = (double.MaxValue, double.MaxValue, times * Tolerance);
        WarmUp(Judge);
        for (var round = 0; round < Rounds; round++)
        {
            theirs = Math.Min(theirs, await other());
            ours = Math.Min(ours, Shortest(Judge));
        }

        var said = $"ours {ours:F0} us, theirs {theirs:F0} us, ratio {ours / theirs:F2}";
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        (ours / theirs).ShouldBeLessThan(most, said);
    }

    private void Judge() => validator.Validate(Document).Report.Findings.Count.ShouldBe(0);

    private static void Framework(XmlSchemaSet schemas)
    {
        var faults = 0;
        SafeXml.LoadXDocument(Document).Validate(schemas, (_, _) => faults++);
        faults.ShouldBe(0);
    }

    private static void WarmUp(Action work)
    {
        for (var round = 0; round < 2 * Rounds; round++)
        {
            Shortest(work);
        }
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
