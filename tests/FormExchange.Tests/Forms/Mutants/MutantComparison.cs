namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Asks xmllint about some of the mutants: it accepts by schema what we accept, and refuses what we refuse.</summary>
internal static class MutantComparison
{
    public static async Task<IReadOnlyList<string>> DisagreementsAsync(Breeder breeder, IReadOnlyList<Judgement> judgements, int count)
    {
        var askable = judgements.Where(one => one.Comparable).ToList();
        askable.Count.ShouldBeGreaterThanOrEqualTo(count);
        using var folder = new TemporaryFolder();
        var asked = Enumerable.Range(0, count).Select(i => askable[(int)((long)i * askable.Count / count)]).ToDictionary(one => folder.File($"{one.Mutant.Number}.xml"));
        foreach (var (file, judgement) in asked)
        {
            await File.WriteAllBytesAsync(file, breeder.Make(judgement.Mutant.Number).Bytes);
        }

        var disagreements = new List<string>();
        foreach (var form in asked.GroupBy(one => breeder.FormOf(one.Value.Mutant), one => one.Key))
        {
            var theirs = await Xmllint.AcceptsAsync(form.Key, form);
            disagreements.AddRange(form.Where(file => theirs[file] != asked[file].SchemaValid).Select(file => $"{asked[file].Mutant}: xmllint says {theirs[file]}"));
        }

        return disagreements;
    }
}
