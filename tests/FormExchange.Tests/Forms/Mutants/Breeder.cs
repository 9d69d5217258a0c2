using System.Text;
using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>Makes mutants of the valid samples of some forms; the number says which one. Forms take turns, so that one with many samples is not all there is.</summary>
internal sealed class Breeder(int seed, IReadOnlyList<FormDefinition> forms)
{
    private readonly IReadOnlyList<IReadOnlyList<Original>> originals =
    [
        .. forms.Select(form => Samples.All.Where(sample => Samples.Promised(sample) is null && Samples.FormOf(sample) == form)
            .Select(sample => new Original(sample, ValuePool.Of(form))).ToList()),
    ];

    public FormDefinition FormOf(Mutant mutant) => forms[mutant.Number % forms.Count];

    public Mutant Make(int number)
    {
        var random = Seed.Of(seed, number);
        var ofForm = originals[number % forms.Count];
        var original = ofForm[random.Next(ofForm.Count)];
        var changes = new List<string>();
        var bytes = Change(original, random, changes);
        return new Mutant(number, original.Sample, string.Join(", ", changes), bytes);
    }

    /// <summary>Half get other values, a quarter another tree, the rest another surface or broken bytes; some get two kinds.</summary>
    private static byte[] Change(Original original, Random random, List<string> changes) => random.Next(20) switch
    {
        < 9 => Encoding.UTF8.GetBytes(original.Write(Changed(original, random, changes, ValueMutations.Apply))),
        < 11 => SurfaceMutations.Apply(original.Write(Changed(original, random, changes, ValueMutations.Apply)), random, changes),
        < 14 => Encoding.UTF8.GetBytes(original.Write(Changed(original, random, changes, TreeMutations.Apply))),
        14 => Encoding.UTF8.GetBytes(original.Write(Changed(original, random, changes, AttributeMutations.Apply))),
        15 => SurfaceMutations.Apply(original.Write(Changed(original, random, changes, TreeMutations.Apply)), random, changes),
        16 => SurfaceMutations.Apply(original.Write(original.Copy()), random, changes),
        _ => ByteMutations.Apply(original.Bytes, random, changes),
    };

    private static XDocument Changed(Original original, Random random, List<string> changes, Func<XDocument, ValuePool, Random, string> mutation)
    {
        var document = original.Copy();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            changes.Add(mutation(document, original.Values, random));
        }

        return document;
    }

    private static XDocument Changed(Original original, Random random, List<string> changes, Func<XDocument, Random, string> mutation) =>
        Changed(original, random, changes, (document, _, chance) => mutation(document, chance));
}
