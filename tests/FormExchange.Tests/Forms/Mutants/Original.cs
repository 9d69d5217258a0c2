using System.Collections.Concurrent;
using System.Xml.Linq;
using FormExchange.Forms;

namespace FormExchange.Tests.Forms.Mutants;

/// <summary>A sample that mutants are made of, read once.</summary>
internal sealed class Original(string sample, ValuePool values)
{
    private readonly XDocument document = SafeXml.LoadXDocument(Samples.Bytes(sample));

    public string Sample => sample;

    public byte[] Bytes { get; } = Samples.Bytes(sample);

    public ValuePool Values => values;

    public XDocument Copy() => new(document);

    public string Write(XDocument changed) =>
        (document.Declaration is { } declaration ? declaration + "\n" : string.Empty) + changed.ToString(SaveOptions.DisableFormatting);
}

/// <summary>Values that the samples of a form have for each element, right and wrong ones: a mutant gets a value of the kind.</summary>
internal sealed class ValuePool
{
    private static readonly ConcurrentDictionary<FormDefinition, ValuePool> Known = new();

    private readonly Dictionary<string, string[]> values;

    private ValuePool(FormDefinition form) => values =
        Samples.All.Where(sample => Samples.FormOf(sample) == form && Samples.Validate(sample).Report.Form is not null)
            .SelectMany(sample => SafeXml.LoadXDocument(Samples.Bytes(sample)).Descendants().Where(element => !element.HasElements))
            .GroupBy(element => element.Name.LocalName, element => element.Value)
            .ToDictionary(group => group.Key, group => group.Distinct().Order(StringComparer.Ordinal).ToArray());

    public static ValuePool Of(FormDefinition form) => Known.GetOrAdd(form, one => new ValuePool(one));

    public string? Another(string element, Random random) =>
        values.TryGetValue(element, out var known) && known.Length > 1 ? known[random.Next(known.Length)] : null;
}
