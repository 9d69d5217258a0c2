using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>
/// Thousands of documents that are nearly right, other ones each day. The seed is part of the test's name; FORMEXCHANGE_MUTANTS=seed makes
/// the same ones again.
/// </summary>
public sealed class Mutants_of_every_form
{
    private const int Many = 10_000;
    private const int Compared = 500;
    private const int ComparedInALongRun = 2500;

    /// <summary>Far from what any mutant takes, near enough to see work that grows with the square of something.</summary>
    private const double TimesOfTheSample = 40;

    public static TheoryData<int> Seeds => [Seed.OfThisRun];

    public static TheoryData<string, int> Forms =>
        [.. Samples.Catalogue.Forms.Select(form => new TheoryDataRow<string, int>($"{form.Code} {form.Version}", Seed.OfThisRun))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ten_thousand_of_all_forms_get_the_same_report_twice_and_xmllint_agrees(int seed) =>
        await Judge(Samples.Catalogue.Forms, seed, "all", Compared);

    [Theory]
    [Trait("Length", "full")]
    [MemberData(nameof(Forms))]
    public async Task Ten_thousand_of_each_form_get_the_same_report_twice_and_xmllint_agrees(string form, int seed) =>
        await Judge([Samples.Catalogue.Forms.Single(one => $"{one.Code} {one.Version}" == form)], seed, form.Replace(' ', '-'), ComparedInALongRun);

    [Fact]
    public void A_seed_and_a_number_make_the_same_mutant_wherever_they_are()
    {
        var (one, other) = (new Breeder(7, Samples.Catalogue.Forms), new Breeder(7, Samples.Catalogue.Forms));
        for (var number = 99; number >= 0; number--)
        {
            one.Make(number).Bytes.ShouldBe(other.Make(number).Bytes);
        }

        var next = new Breeder(8, Samples.Catalogue.Forms);
        Enumerable.Range(0, 100).Count(number => one.Make(number).Bytes.SequenceEqual(next.Make(number).Bytes)).ShouldBeLessThan(20);
    }

    private static async Task Judge(IReadOnlyList<FormDefinition> forms, int seed, string name, int compared)
    {
        var stop = TestContext.Current.CancellationToken;
        var breeder = new Breeder(seed, forms);
        var run = new MutantRun(breeder);
        var judgements = await run.JudgeAsync(Many, stop);
        var slowest = run.Slowest();
        var shares = new
        {
            seed,
            mutants = judgements.Count,
            wellFormed = Share(judgements, one => one.WellFormed),
            schemaValid = Share(judgements, one => one.SchemaValid),
            valid = Share(judgements, one => one.Valid),
            slowest = slowest[0].Times,
        };
        TestContext.Current.TestOutputHelper?.WriteLine(shares.ToString()!);
        await Journeys.Reports.WriteAsync("mutants-" + name, shares);

        var again = $" Again: {Seed.Variable}={seed}.";
        judgements.Where(one => one.Faults.Count > 0).Take(5).Select(one => $"{one.Mutant}: {one.Faults[0]}").ShouldBeEmpty(again);
        slowest.Where(one => one.Times > TimesOfTheSample).Select(one => $"{one.Mutant}: {one.Times:0} times as long as the sample").ShouldBeEmpty(again);
        shares.wellFormed.ShouldBeGreaterThanOrEqualTo(0.5, shares + again);
        shares.schemaValid.ShouldBeGreaterThanOrEqualTo(0.2, shares + again);
        (await MutantComparison.DisagreementsAsync(breeder, judgements, compared)).ShouldBeEmpty(again);
    }

    private static double Share(IReadOnlyList<Judgement> judgements, Func<Judgement, bool> have) => Math.Round((double)judgements.Count(have) / judgements.Count, 3);
}
