using BenchmarkDotNet.Attributes;
using FormExchange.Forms;

namespace FormExchange.Benchmarks;

/// <summary>What a start pays for reading all forms.</summary>
public class CatalogueBenchmarks
{
    [Benchmark]
    public FormCatalogue Load() => Catalogue.Load();
}
