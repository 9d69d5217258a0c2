using BenchmarkDotNet.Attributes;
using FormExchange.Forms;

namespace FormExchange.Benchmarks;

/// <summary>What one validation costs, from bytes to report, and what the catalogue costs once.</summary>
public class ValidationBenchmarks
{
    private FormValidator _validator = null!;
    private byte[] _document = null!;

    [ParamsSource(nameof(Samples))]
    public SampleDocument Sample { get; set; } = null!;

    public static IEnumerable<SampleDocument> Samples => SampleDocument.All();

    [GlobalSetup]
    public void Setup()
    {
        _validator = new FormValidator(Catalogue.Load());
        _document = Sample.Read();
        if (!_validator.Validate(_document).Report.IsValid)
        {
            throw new InvalidOperationException($"{Sample} is not valid: its cost would say nothing.");
        }
    }

    [Benchmark]
    public Validation Validate() => _validator.Validate(_document);
}
