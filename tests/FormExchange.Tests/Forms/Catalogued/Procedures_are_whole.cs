using System.Xml.Linq;
using FormExchange.Forms;
using FormExchange.Forms.Catalogue;

namespace FormExchange.Tests.Forms.Catalogued;

/// <summary>The procedures are those of the table, step by step; what misses a step is noticed.</summary>
public sealed class Procedures_are_whole
{
    public static TheoryData<string> Ids => [.. Samples.Catalogue.Procedures.Select(procedure => procedure.Id)];

    [Fact]
    public void Each_stands_in_the_table() => Samples.Catalogue.Procedures.Select(procedure => procedure.Id).ShouldBe(Tables.Steps.Select(step => step.Procedure).Distinct(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_steps_are_those_of_the_table(string id) => Differences(Samples.Catalogue.Procedures.Single(procedure => procedure.Id == id)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Any_one_step_taken_out_is_refused(string id)
    {
        var file = Path.Combine(Samples.Folder, "procedures", id + ".xml");
        var steps = SafeXml.LoadXDocument(File.ReadAllBytes(file)).Root!.Elements().Count(IsStep);
        steps.ShouldBeGreaterThan(0);
        for (var at = 0; at < steps; at++)
        {
            var damaged = SafeXml.LoadXDocument(File.ReadAllBytes(file));
            damaged.Root!.Elements().Where(IsStep).ElementAt(at).Remove();
            Check(id, damaged).ShouldBeGreaterThan(0, $"{id} without its step {at + 1}");
        }
    }

    private static bool IsStep(XElement element) => element.Name.LocalName is "Step" or "Outside";

    /// <summary>All procedures, with this one as it is given, checked against the forms and institutions of the house.</summary>
    private static int Check(string id, XDocument given)
    {
        using var copy = new TemporaryFolder();
        Directory.CreateDirectory(copy.File("procedures"));
        foreach (var original in Directory.GetFiles(Path.Combine(Samples.Folder, "procedures"), "*.xml"))
        {
            File.Copy(original, copy.File("procedures", Path.GetFileName(original)));
        }

        given.Save(copy.File("procedures", id + ".xml"));
        var problems = new ProblemList();
        var folder = new CatalogueFolder(copy.Path, problems);
        var read = folder.Files("procedures", "*.xml").Select(file => ProceduresXml.Read(folder, file)).OfType<(Procedure Procedure, StrictElement Element)>().ToList();
        new ProcedureChecks(problems, Samples.Catalogue.Forms, Samples.Catalogue.Institutions, read).Run();
        return problems.Count;
    }

    private static List<string> Differences(Procedure procedure)
    {
        var written = procedure.Steps.Select(step => Line(step.Number, step.From, step.To, step.Messages, step.Answers)).ToList();
        var table = Tables.Steps.Where(row => row.Procedure == procedure.Id).Select(row => Line(row.Number, row.From, row.To, row.Messages, row.Answers)).ToList();
        return [.. written.Except(table).Select(line => "not in the table: " + line), .. table.Except(written).Select(line => "only in the table: " + line)];
    }

    private static string Line(int number, string from, string to, IEnumerable<string> messages, IEnumerable<string> answers) =>
        $"{number} {from} -> {to}: {string.Join(' ', messages)} ({string.Join(' ', answers)})";
}
