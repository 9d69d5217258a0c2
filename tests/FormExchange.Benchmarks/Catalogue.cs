using FormExchange.Forms;

namespace FormExchange.Benchmarks;

/// <summary>The forms of the working copy, or the first reason why they cannot be used.</summary>
internal static class Catalogue
{
    public static FormCatalogue Load()
    {
        var load = FormCatalogue.Load(WorkingCopy.Schemas);
        return load.Catalogue ?? throw new InvalidOperationException($"{load.Problems[0].File}: {load.Problems[0].Text.En}");
    }
}
